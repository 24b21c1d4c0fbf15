// One answer of the worker, as long as its answers are, so that what the peers send weighs the same.
export const text =
  'Nilai aliansi OpenAI dengan Samsung dan SK Hynix mencapai sekitar 100 miliar dolar AS, ' +
  'dengan sasaran produksi 900 ribu wafer DRAM sebulan. [1]';

export const sources = [
  '[1] OpenAI gandeng Samsung dan SK Hynix untuk Stargate, ¶4',
  '[2] OpenAI joins Samsung and SK Hynix for Stargate, ¶4 (translation)',
];

export const footer = 'extractive · 1f2e3d4c5b6a · 4f6c2a9e81d0';

Console.WriteLine("StargateBot benchmarks");

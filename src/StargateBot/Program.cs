Console.WriteLine("StargateBot");

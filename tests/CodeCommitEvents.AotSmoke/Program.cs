// PLACEHOLDER: parse, decide and write, and exit 1 where one of them is wrong.
Console.WriteLine("ok");

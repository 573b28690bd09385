// PLACEHOLDER: replays the payloads it ships, or those it is given.
Console.WriteLine("nothing to replay yet");

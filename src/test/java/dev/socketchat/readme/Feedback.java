package dev.socketchat.readme;

import dev.socketchat.chat.message.CustomMessage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

@CustomMessage("feedback")
public record Feedback(@Min(1) @Max(5) int stars) { }

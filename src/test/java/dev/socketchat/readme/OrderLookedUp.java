package dev.socketchat.readme;

import dev.socketchat.chat.conversation.CustomEvent;

@CustomEvent("order-looked-up")
public record OrderLookedUp(String orderId) { }

package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socketchat.e2e.Events.all;
import static dev.socketchat.e2e.Events.call;
import static dev.socketchat.e2e.Events.delta;
import static dev.socketchat.e2e.Events.error;
import static dev.socketchat.e2e.Events.failure;
import static dev.socketchat.e2e.Events.finish;
import static dev.socketchat.e2e.Events.reasoning;
import static dev.socketchat.e2e.Events.request;
import static dev.socketchat.e2e.Events.result;
import static dev.socketchat.e2e.Events.source;
import static dev.socketchat.e2e.Events.start;
import static dev.socketchat.e2e.Events.text;
import static dev.socketchat.e2e.Events.textStart;

import java.util.Locale;

/** The states of the page that a person can get to see, and how each comes about. */
enum Scene {

    EMPTY {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            assertThat(chat.part("prompt").first()).isVisible();
        }
    },
    WAITING {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("How do I change my plan?");
            server.play("{\"type\":\"typing-indicator\",\"isTyping\":true}");
            assertThat(chat.part("waiting")).isVisible();
        }
    },
    STREAMING {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("How do I change my plan?");
            server.play("{\"type\":\"typing-indicator\",\"isTyping\":true}", start("e1"), textStart("t1"),
                    delta("t1", "You can change it in **two ways**:\n\n1. In your account, under *Billing*.\n2. Here: tell me whi"));
            assertThat(chat.answer()).containsText("tell me whi");
        }
    },
    TABLE_AND_CODE {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Compare the plans, and show me how to ask for one by code.");
            server.play(all(start("e1"), text("t1", Texts.TABLE_AND_CODE), finish()));
            chat.awaitAnswered();
            assertThat(chat.answer().locator(".hljs-string").first()).isVisible();
        }
    },
    TOOLS {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("What plan am I on, and is my invoice paid?");
            server.play(all(start("e1"), text("t1", "I will look at both."),
                    call("c1", "get-user-account", "Looking up your account", "{\"userId\":\"u-17\"}"), result("c1", "{\"plan\":\"pro\"}"),
                    call("c2", "get-invoice", "Fetching the latest invoice", "{\"month\":\"2026-10\"}"),
                    failure("c2", "The billing system did not answer."),
                    call("c3", "search-help", "Searching the help pages", "{}")));
            assertThat(chat.page().locator("[data-state=running]")).isVisible();
            chat.page().locator("[data-state=failed] summary").click();
        }
    },
    TOOL_INPUT {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Please open a ticket for my printer.");
            server.play(all(start("e1"), text("t1", "I will write it down."), Events.growing("c1", "open-ticket", "Opening a ticket",
                    "{\"title\":\"Printer ", "does not print\",\"tried\":[\"new \\u0069", "nk\",\"ano")));
            chat.part("tool-card").locator("summary").click();
            assertThat(chat.part("tool-card")).containsText("new ink");
            assertThat(chat.part("tool-card")).containsText("ano");
        }
    },
    CONFIRM {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Please cancel order A-1047.");
            server.play(all(start("e1"), text("t1", "I can do that. Please confirm first."),
                    call("c1", "confirm-action", "Cancel the order", Texts.ACTION), request("e1", "c1", "confirm-action", Texts.ACTION)));
            assertThat(chat.part("confirm-card")).isVisible();
        }
    },
    FORM {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("I want to send something back.");
            server.play(all(start("e1"), text("t1", "Gladly. Tell me a little more."),
                    call("c1", "fill-form", "Return an item", Texts.FORM), request("e1", "c1", "fill-form", Texts.FORM)));
            assertThat(chat.part("form-card")).isVisible();
        }
    },
    FEEDBACK {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Thanks, that is all.");
            server.play(all(start("e1"), text("t1", "You are welcome."), call("c1", "ask-feedback", "How was it?", "{}"),
                    request("e1", "c1", "ask-feedback", "{}")));
            assertThat(chat.part("feedback-card")).isVisible();
        }
    },
    WORK {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Find out why my parcel is late.");
            server.play(all(start("e1"), Texts.TODO, text("t1", "I have asked a colleague for the details."), Texts.WORKER));
            chat.part("worker-card").locator("summary").first().click();
            assertThat(chat.part("todo")).isVisible();
        }
    },
    OBJECT {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Where is my parcel?");
            server.play(all(start("e1"), "{\"type\":\"text-start\",\"id\":\"o1\",\"responseType\":\"ParcelState\"}",
                    Events.delta("o1", Texts.PARCEL), Events.textEnd("o1"), finish()));
            chat.awaitAnswered();
            assertThat(chat.part("object-card")).isVisible();
        }
    },
    EDITING {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Where is my parcel A-1074?");
            server.play(all(start("e1"), text("t1", "I know of no parcel A-1074."), finish()));
            chat.awaitAnswered();
            chat.messages("user").first().hover();
            chat.part("edit").click();
            assertThat(chat.part("edit-field")).isVisible();
        }
    },
    MENU {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Hello");
            // So long that its buttons are not half below the menu.
            String words = "Hello! I can help you with:\n\n- your plan\n- an invoice\n- a parcel\n- a return\n- a printer";
            server.play(all(start("e1"), text("t1", words), finish()));
            chat.awaitAnswered();
            chat.part("menu").click();
            assertThat(chat.page().locator(".menu-items")).isVisible();
        }
    },
    REASONING_AND_SOURCES {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Can I get a refund?");
            server.play(all(start("e1"), reasoning("The customer asks for a refund. The terms say thirty days."),
                    text("t1", "Yes, within **30 days** of the purchase."), source("https://example.com/terms", "Terms of sale"),
                    source("https://help.example.com/refunds/how-long-does-it-take", "How long a refund takes"), finish()));
            chat.awaitAnswered();
            chat.page().locator(".reasoning summary").click();
        }
    },
    RATE_LIMIT {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("What plan am I on?");
            server.play(all(start("e1"), text("t1", "Let me see."), error("rate_limit_error", true, 30)));
            assertThat(chat.part("retry")).isDisabled();
        }
    },
    FAILED {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("What plan am I on?");
            server.play(all(start("e1"), error("quota_exceeded_error", false, 0)));
            chat.part("error-card").locator("summary").click();
        }
    },
    RECONNECTING {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Hello");
            server.play(all(start("e1"), text("t1", "Hello! How can I help you today?"), finish()));
            chat.awaitAnswered();
            server.vanish();
            assertThat(chat.part("banner")).isVisible();
            chat.ask("Are you still there?");
            assertThat(chat.page().locator(".queued")).isVisible();
        }
    },
    NOTIFICATION {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("My printer is broken");
            server.play(all("{\"type\":\"custom-notification\",\"message\":\"Ticket TKT-204 was opened.\"}", start("e1"),
                    text("t1", "I have opened ticket **TKT-204** for you."), finish()));
            chat.awaitAnswered();
            assertThat(chat.part("toast")).isVisible();
        }
    },
    READING_BACK {
        @Override
        void reach(ChatPage chat, ScriptedSocket server) {
            chat.ask("Tell me everything.");
            server.play(all(start("e1"), text("t1", "A paragraph of an answer that does not end soon.\n\n".repeat(40)), finish()));
            chat.awaitAnswered();
            chat.page().locator("main").focus();
            chat.page().keyboard().press("PageUp");
            assertThat(chat.part("jump")).isVisible();
        }
    };

    abstract void reach(ChatPage chat, ScriptedSocket server);

    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Longer words of the agent. */
    private static final class Texts {
        private static final String FORM = """
                {"fields":[{"name":"order","label":"Order number","required":true},{"name":"reason","label":"Reason","type":"choice",\
                "options":["Too small","Damaged","Something else"]},{"name":"words","label":"What happened?","type":"multiline"},\
                {"name":"pickup","label":"Please pick it up","type":"yes-no"}]}""";
        private static final String TODO = """
                {"type":"todo-update","todos":[{"id":"1","content":"Find the parcel","status":"completed"},\
                {"id":"2","content":"Ask the carrier","status":"in_progress"},{"id":"3","content":"Write to you","status":"pending"},\
                {"id":"4","content":"Look in the cellar","status":"cancelled"}]}""";
        private static final String[] WORKER = {
            "{\"type\":\"worker-start\",\"workerId\":\"w1\",\"workerSlug\":\"carrier\",\"description\":\"Asking the carrier\"}",
            "{\"type\":\"tool-input-start\",\"workerId\":\"w1\",\"toolCallId\":\"c9\",\"toolName\":\"track\",\"title\":\"Tracking\"}",
            "{\"type\":\"tool-input-available\",\"workerId\":\"w1\",\"toolCallId\":\"c9\",\"toolName\":\"track\",\"input\":{\"parcel\":\"A-1047\"}}",
            "{\"type\":\"text-start\",\"workerId\":\"w1\",\"id\":\"wt\"}",
            "{\"type\":\"text-delta\",\"workerId\":\"w1\",\"id\":\"wt\",\"delta\":\"The parcel left the depot at 7.\"}"};
        private static final String PARCEL = """
                {"parcel":"A-1047","state":"on its way","expected":"Tomorrow, before noon","insured":true,\
                "stops":[{"place":"Bremen","time":"07:10"},{"place":"Hannover","time":"11:45"}]}""";
        private static final String ACTION = "{\"action\":\"Cancel order A-1047\",\"orderId\":\"A-1047\",\"refund\":\"EUR 49.00\"}";
        private static final String TABLE_AND_CODE = """
                ## The plans

                | Plan | Price | Seats | Storage | Support | Single sign-on | Audit log |
                |---|---:|---:|---:|---|---|---|
                | Free | EUR 0 | 1 | 1 GB | community | no | no |
                | Pro | EUR 12 | 5 | 100 GB | by mail, one day | no | 30 days |
                | Enterprise | on request | unlimited | unlimited | by phone, one hour | yes | unlimited |

                - [x] Change at any time
                - [ ] Pay by invoice (Enterprise only)

                ```java
                Plan plan = plans.stream().filter(one -> one.seats() >= 5).min(comparing(Plan::price)).orElseThrow();
                account.change(plan, "2026-12-01"); // at the start of the next month, in one transaction
                ```

                > Prices are without VAT. See [the terms](https://example.com/terms).
                """;
    }
}

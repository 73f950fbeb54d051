package dev.socketchat.octavus.message;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * A part of a {@link UiMessage}. Each kind is a view of its JSON, so nothing is lost on the way back. {@code thread} is
 * absent for the main thread.
 */
public sealed interface UiPart {

    /** The members as they came. */
    JsonObject members();

    /** The kind, such as {@code text}. */
    default String type() {
        return members().getString("type", "");
    }

    /**
     * {@code streaming}, {@code pending}, {@code running}, {@code done}, {@code error} or {@code cancelled}, if the
     * kind has a status.
     */
    default Optional<String> status() {
        return Json.text(members(), "status");
    }

    /** The thread it belongs to; empty: the main one. */
    default Optional<String> thread() {
        return Json.text(members(), "thread");
    }

    /** Whether it belongs to the main thread, which is meant if none is named. */
    default boolean isOnMainThread() {
        return thread().map("main"::equals).orElse(true);
    }

    /** The view for a part's type. */
    static UiPart of(JsonObject members) {
        return switch (members.getString("type", "")) {
            case "text" -> new Text(members);
            case "reasoning" -> new Reasoning(members);
            case "tool-call" -> new Tool(members);
            case "operation" -> new Operation(members);
            case "source" -> new Source(members);
            case "file" -> new File(members);
            case "object" -> new TypedObject(members);
            case "todo" -> new Todo(members);
            case "worker" -> new Worker(members);
            case "step-start" -> new StepStart(members);
            default -> new Other(members);
        };
    }

    /** A piece of the answer or the question. */
    record Text(JsonObject members) implements UiPart {
        /** The text so far. */
        public String text() {
            return members.getString("text", "");
        }
    }

    /** What the model thought. */
    record Reasoning(JsonObject members) implements UiPart {
        /** The text so far. */
        public String text() {
            return members.getString("text", "");
        }
    }

    /** A call of a tool. */
    record Tool(JsonObject members) implements UiPart {
        /** The id of the call. */
        public String toolCallId() {
            return members.getString("toolCallId", "");
        }

        /** The tool. */
        public String toolName() {
            return members.getString("toolName", "");
        }

        /** The result, if it succeeded. */
        public Optional<JsonValue> result() {
            return Optional.ofNullable(members.get("result"));
        }

        /** The error, if it failed. */
        public Optional<String> error() {
            return Json.text(members, "error");
        }
    }

    /** A step of the agent's protocol. */
    record Operation(JsonObject members) implements UiPart {
        /** What it is called. */
        public String name() {
            return members.getString("name", "");
        }
    }

    /** A citation: a page or a document. */
    record Source(JsonObject members) implements UiPart {
        /** The page's address, if it is a page. */
        public Optional<String> url() {
            return Json.text(members, "url");
        }
    }

    /** A file. */
    record File(JsonObject members) implements UiPart {
        /** Where it can be had. */
        public String url() {
            return members.getString("url", "");
        }
    }

    /** Structured output. */
    record TypedObject(JsonObject members) implements UiPart {
        /** The name of its type. */
        public String typeName() {
            return members.getString("typeName", "");
        }

        /** The whole object, once it is complete. */
        public Optional<JsonValue> object() {
            return Optional.ofNullable(members.get("object"));
        }
    }

    /** A list of things to do. */
    record Todo(JsonObject members) implements UiPart {}

    /** A worker's contribution, with parts of its own. */
    record Worker(JsonObject members) implements UiPart {
        /** The worker. */
        public String workerSlug() {
            return members.getString("workerSlug", "");
        }
    }

    /** Separates the steps of a model; not shown. */
    record StepStart(JsonObject members) implements UiPart {}

    /** A kind of a later version. */
    record Other(JsonObject members) implements UiPart {}
}

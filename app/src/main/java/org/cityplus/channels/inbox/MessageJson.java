package org.cityplus.channels.inbox;

import java.time.Instant;
import java.time.LocalDate;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A message with its arguments, each marked with its kind so that it can be said in either language later. */
final class MessageJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private MessageJson() {}

    static ObjectNode write(Message message) {
        ObjectNode node = JSON.createObjectNode().put("key", message.key());
        var args = node.putArray("args");
        message.args().forEach(arg -> args.add(writeArg(arg)));
        return node;
    }

    static Message read(JsonNode node) {
        Object[] args = node.get("args").valueStream().map(MessageJson::readArg).toArray();
        return Message.of(node.get("key").asString(), args);
    }

    private static ObjectNode writeArg(Object arg) {
        ObjectNode node = JSON.createObjectNode();
        return switch (arg) {
            case LocalizedText text -> node.put("zh", text.zh()).put("en", text.en());
            case Money money -> node.put("fen", money.fen());
            case LocalDate date -> node.put("date", date.toString());
            case Instant instant -> node.put("instant", instant.toString());
            case Message message -> node.set("message", write(message));
            case Integer number -> node.put("number", number.longValue());
            case Long number -> node.put("number", number);
            case String text -> node.put("text", text);
            default -> throw new IllegalArgumentException("a notification cannot hold a " + arg.getClass());
        };
    }

    private static Object readArg(JsonNode node) {
        String kind = node.propertyNames().iterator().next();
        JsonNode value = node.get(kind);
        return switch (kind) {
            case "zh" -> new LocalizedText(value.asString(), node.get("en").asString());
            case "fen" -> new Money(value.asLong());
            case "date" -> LocalDate.parse(value.asString());
            case "instant" -> Instant.parse(value.asString());
            case "message" -> read(value);
            case "number" -> value.asLong();
            case "text" -> value.asString();
            default -> throw new IllegalArgumentException("unknown kind of argument " + kind);
        };
    }
}

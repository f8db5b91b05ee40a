package org.cityplus.channels.inbox;

import org.cityplus.channels.Note;
import org.cityplus.channels.Note.Row;
import org.cityplus.channels.Note.State;
import org.cityplus.channels.Note.Tone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Notes as JSON. They are read for years, so names here never change meaning. */
final class NoteJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private NoteJson() {}

    static String write(Note note) {
        ObjectNode node = JSON.createObjectNode();
        node.set("title", MessageJson.write(note.title()));
        node.set("line", MessageJson.write(note.line()));
        node.put("tone", note.state().tone().name());
        node.set("state", MessageJson.write(note.state().text()));
        var rows = node.putArray("rows");
        for (Row row : note.rows()) {
            ObjectNode at = rows.addObject();
            at.set("label", MessageJson.write(row.label()));
            at.set("value", MessageJson.write(row.value()));
        }
        node.set("linkText", MessageJson.write(note.linkText()));
        return JSON.writeValueAsString(node);
    }

    static Note read(String json) {
        JsonNode node = JSON.readTree(json);
        return new Note(
                MessageJson.read(node.get("title")),
                MessageJson.read(node.get("line")),
                new State(Tone.valueOf(node.get("tone").asString()), MessageJson.read(node.get("state"))),
                node.get("rows")
                        .valueStream()
                        .map(row -> new Row(MessageJson.read(row.get("label")), MessageJson.read(row.get("value"))))
                        .toList(),
                MessageJson.read(node.get("linkText")));
    }
}

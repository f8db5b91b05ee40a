package org.cityplus.cases.form;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.definition.DocumentRule;
import org.cityplus.cases.definition.Field;
import org.cityplus.files.FileId;
import org.cityplus.files.FileStore;
import org.cityplus.files.ScanState;
import org.cityplus.files.StoredFile;
import org.cityplus.files.Uploads;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Papers that belong to an answer. The answer is their files' ids in the order they came, with commas between. */
@Component
public class Documents {
    static final String KIND = "document";

    private final FileStore files;
    private final Uploads uploads;
    private final GuardianConsents consents;

    Documents(FileStore files, Uploads uploads, GuardianConsents consents) {
        this.files = files;
        this.uploads = uploads;
        this.consents = consents;
    }

    /**
     * Keeps {@code upload} for {@code resident} as one of the documents of {@code field}.
     *
     * @throws Refusal naming the rule it breaks; for a child whose guardian has not agreed
     */
    public StoredFile take(UUID resident, Field field, byte[] upload, String sentName) {
        consents.requireFor(resident);
        DocumentRule rule = field.documentRule();
        return uploads.takeDocument(resident, KIND, upload, sentName, rule.accept(), rule.maxPages());
    }

    /**
     * The answer with {@code file} in it; once, however often it is added.
     *
     * @throws Refusal INVALID when there are as many as may be
     */
    public String with(Field field, String answer, FileId file) {
        Set<String> ids = ids(answer).map(FileId::toString).collect(Collectors.toCollection(LinkedHashSet::new));
        ids.add(file.toString());
        if (ids.size() > field.documentRule().maxFiles()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    Message.of("cases.document.too-many", field.documentRule().maxFiles()));
        }
        return String.join(",", ids);
    }

    public static String without(String answer, String file) {
        return ids(answer).map(FileId::toString).filter(id -> !id.equals(file)).collect(Collectors.joining(","));
    }

    /** The documents of an answer that are there and {@code resident}'s. */
    public List<Document> list(UUID resident, String answer) {
        return ids(answer)
                .flatMap(id -> find(resident, id).stream())
                .map(file -> new Document(file, files.nameOf(file)))
                .toList();
    }

    /** The first page as a picture of ours; whoever may see the answer may see it. */
    public byte[] preview(UUID resident, String answer, UUID file) {
        return files.readPreview(get(resident, answer, file));
    }

    /** A document's own bytes. */
    public record Content(Document document, byte[] bytes) {}

    /**
     * The document itself.
     *
     * @throws Refusal CONFLICT while it is not checked for malware, or when it has some
     */
    public Content content(UUID resident, String answer, UUID file) {
        StoredFile found = get(resident, answer, file);
        if (found.scan() == ScanState.WAITING) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("files.waiting"));
        }
        return new Content(new Document(found, files.nameOf(found)), files.read(found));
    }

    private StoredFile get(UUID resident, String answer, UUID file) {
        return ids(answer)
                .filter(id -> id.value().equals(file))
                .findFirst()
                .flatMap(id -> find(resident, id))
                .orElseThrow(Refusal::notFound);
    }

    Optional<StoredFile> find(UUID resident, FileId id) {
        return files.find(id)
                .filter(file -> file.subject().equals(resident) && file.kind().equals(KIND));
    }

    static Stream<FileId> ids(String answer) {
        return Arrays.stream(answer.split(","))
                .flatMap(id -> FileId.tryParse(id.strip()).stream())
                .distinct();
    }
}

package org.cityplus.cases.form;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.files.Claims;
import org.cityplus.files.FileId;
import org.cityplus.files.FileStore;
import org.springframework.stereotype.Component;

/** A draft and a case need the files their answers name, as long as they are there. */
@Component
public class FileClaims {
    private final Claims claims;
    private final FileStore files;

    FileClaims(Claims claims, FileStore files) {
        this.claims = claims;
        this.files = files;
    }

    /** In the transaction that writes the answers. Files of others are nobody's to need. */
    public void hold(String holder, UUID resident, ServiceDefinition service, Map<String, String> answers) {
        List<FileId> needed = service.fields()
                .filter(field -> field.type().isFiles())
                .flatMap(field -> named(field, answers.getOrDefault(field.id(), "")))
                .flatMap(id -> files.find(id).stream())
                .filter(file -> file.subject().equals(resident))
                .map(file -> file.id())
                .toList();
        claims.set(holder, needed);
    }

    private static Stream<FileId> named(Field field, String answer) {
        return switch (field.type()) {
            case PHOTO -> FileId.tryParse(answer).stream();
            default -> Documents.ids(answer);
        };
    }

    public void release(String holder) {
        claims.release(holder);
    }

    public static String draft(UUID id) {
        return "draft:" + id;
    }

    public static String caseOf(CaseId id) {
        return "case:" + id;
    }
}

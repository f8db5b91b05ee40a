package org.cityplus.cases.form;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.files.FileId;
import org.cityplus.files.FileStore;
import org.cityplus.files.Images;
import org.cityplus.files.StoredFile;
import org.cityplus.files.Uploads;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Takes an applicant's photo: cut to the passport's shape, without metadata, checked at once. */
@Component
public class Photos {
    static final String KIND = "applicant-photo";
    private static final int LONGEST_EDGE = 1280;

    private final FileStore files;
    private final Uploads uploads;
    private final GuardianConsents consents;

    Photos(FileStore files, Uploads uploads, GuardianConsents consents) {
        this.files = files;
        this.uploads = uploads;
        this.consents = consents;
    }

    /** A photo that is kept, and what was found in it. */
    public record Taken(StoredFile file, List<PhotoFinding> findings) {}

    /**
     * Keeps {@code upload} for {@code resident}, cropped to the middle of the picture.
     *
     * @throws Refusal when it is no picture, or too small to print; for a child whose guardian has not agreed
     */
    public Taken take(UUID resident, byte[] upload) {
        consents.requireFor(resident);
        List<PhotoFinding> findings = new ArrayList<>();
        StoredFile file = uploads.takePicture(resident, KIND, upload, picture -> {
            BufferedImage cropped = PhotoFrame.crop(picture);
            PhotoCheck.refuseUnusable(cropped);
            findings.addAll(PhotoCheck.check(cropped));
            return Images.jpeg(cropped, LONGEST_EDGE);
        });
        return new Taken(file, List.copyOf(findings));
    }

    /** What is found in a photo kept earlier. */
    public List<PhotoFinding> check(UUID resident, String id) {
        return stored(resident, id)
                .map(file -> PhotoCheck.check(Images.decode(files.read(file))))
                .orElse(List.of());
    }

    /** The content of {@code resident}'s photo {@code id}. */
    public byte[] get(UUID resident, String id) {
        return find(resident, id).orElseThrow(Refusal::notFound);
    }

    public Optional<byte[]> find(UUID resident, String id) {
        return stored(resident, id).map(files::read);
    }

    /** A draft may hold anything where a photo belongs; that is no photo, not a failure. */
    Optional<StoredFile> stored(UUID resident, String id) {
        return FileId.tryParse(id)
                .flatMap(files::find)
                .filter(file -> file.subject().equals(resident) && file.kind().equals(KIND));
    }
}

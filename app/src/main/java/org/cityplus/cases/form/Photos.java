package org.cityplus.cases.form;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.files.FileId;
import org.cityplus.files.FileStore;
import org.cityplus.files.Images;
import org.cityplus.files.StoredFile;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Takes an applicant's photo: cut to the passport's shape, without metadata, checked at once. */
@Component
public class Photos {
    private static final String KIND = "applicant-photo";
    private static final int LONGEST_EDGE = 1280;

    private final FileStore files;

    Photos(FileStore files) {
        this.files = files;
    }

    /** A photo that is kept, and what was found in it. */
    public record Taken(StoredFile file, List<PhotoFinding> findings) {}

    /**
     * Keeps {@code upload} for {@code resident}, cropped to the middle of the picture.
     *
     * @throws Refusal when it is no picture, or too small to print
     */
    public Taken take(UUID resident, byte[] upload) {
        BufferedImage cropped = PhotoFrame.crop(Images.decode(upload));
        PhotoCheck.refuseUnusable(cropped);
        StoredFile file = files.put(resident, KIND, "image/jpeg", Images.jpeg(cropped, LONGEST_EDGE));
        return new Taken(file, PhotoCheck.check(cropped));
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
    private Optional<StoredFile> stored(UUID resident, String id) {
        return FileId.tryParse(id)
                .flatMap(files::find)
                .filter(file -> file.subject().equals(resident));
    }
}

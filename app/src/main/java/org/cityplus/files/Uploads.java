package org.cityplus.files;

import java.awt.image.BufferedImage;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.kernel.TooMany;
import org.springframework.stereotype.Component;

/**
 * Takes what people send. It is counted, read without trust, kept as the city wrote it anew, and looked at for malware;
 * nothing of what was sent is kept as it came.
 */
@Component
public class Uploads {
    /** A picture of fifty million points takes 200 MB while it is read: one for each of two processors at a time. */
    private static final int AT_ONCE = 2;

    private static final int PATIENCE_SECONDS = 20;
    private static final int LONGEST_EDGE = 2400;

    private final FileStore files;
    private final Quota quota;
    private final Scans scans;
    private final FileMetrics metrics;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Uploads(FileStore files, Quota quota, Scans scans, FileMetrics metrics) {
        this.files = files;
        this.quota = quota;
        this.scans = scans;
        this.metrics = metrics;
    }

    /** What becomes of a picture between its reading and its keeping. */
    public interface Work {
        /** The JPEG to keep. */
        byte[] on(BufferedImage picture);
    }

    /**
     * Keeps a picture that {@code work} has been done to.
     *
     * @throws Refusal naming the rule it breaks
     */
    public StoredFile takePicture(UUID subject, String kind, byte[] upload, Work work) {
        return take(subject, kind, upload.length, () -> {
            BufferedImage picture = Images.decode(upload);
            return NewFile.picture(subject, kind, work.on(picture), "");
        });
    }

    /**
     * Keeps a document: a PDF of at most {@code mostPages}, or a picture of one page.
     *
     * @param accept what it may come as
     * @param sentName what the sender called it
     * @throws Refusal naming the rule it breaks
     */
    public StoredFile takeDocument(
            UUID subject, String kind, byte[] upload, String sentName, Collection<DocumentType> accept, int mostPages) {
        return take(subject, kind, upload.length, () -> {
            UploadRules.check(UploadRules.document(accept), upload);
            if (UploadRules.isPicture(upload)) {
                byte[] jpeg = Images.jpeg(Images.decode(upload), LONGEST_EDGE);
                return NewFile.picture(subject, kind, jpeg, FileName.of(sentName, "jpg"));
            }
            PdfAnswer.Taken pdf = Pdfs.read(upload, mostPages);
            return new NewFile(
                    subject,
                    kind,
                    "application/pdf",
                    pdf.content(),
                    FileName.of(sentName, "pdf"),
                    pdf.pages(),
                    pdf.preview(),
                    pdf.notes());
        });
    }

    private StoredFile take(UUID subject, String kind, int bytes, Supplier<NewFile> reading) {
        try {
            quota.count(subject, bytes);
            StoredFile kept = files.put(inTurn(reading));
            metrics.taken(kind, bytes);
            scans.scanNow(kept.id());
            StoredFile file = files.find(kept.id()).orElseThrow(Refusal::notFound);
            if (file.scan() == ScanState.INFECTED) {
                throw new Refusal(Refusal.Kind.INVALID, Message.of("files.infected"));
            }
            return file;
        } catch (Refusal refusal) {
            metrics.refused(kind, refusal.message().key());
            throw refusal;
        }
    }

    private <T> T inTurn(Supplier<T> reading) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new TooMany(Message.of("files.busy"), PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooMany(Message.of("files.busy"), PATIENCE_SECONDS);
        }
        try {
            return reading.get();
        } finally {
            places.release();
        }
    }
}

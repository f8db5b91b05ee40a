package org.cityplus.files;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/**
 * What may be sent, kind by kind: rules asked in their order, the first that is broken is told. Only the content counts;
 * the name and the type a sender gives are not looked at.
 *
 * @param name the key of its refusal, by which it is counted and documented
 */
record UploadRules(String name, Refusal.Kind kind, Predicate<byte[]> isBroken, List<Object> args) {
    private static final Tika TIKA = new Tika();
    private static final List<String> HEIF =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

    static final List<UploadRules> PHOTO = Stream.concat(
                    Stream.concat(size("files.image.empty", "files.image.too-large"), heif()),
                    Stream.of(rule("files.image.type", Refusal.Kind.UNSUPPORTED, upload -> !isPicture(upload))))
            .toList();

    static List<UploadRules> document(Collection<DocumentType> accept) {
        String types = accept.stream().sorted().map(DocumentType::name).collect(Collectors.joining(", "));
        return Stream.concat(
                        Stream.concat(size("files.document.empty", "files.document.too-large"), heif()),
                        Stream.of(rule(
                                "files.document.type",
                                Refusal.Kind.UNSUPPORTED,
                                upload -> DocumentType.of(upload)
                                        .filter(accept::contains)
                                        .isEmpty(),
                                types)))
                .toList();
    }

    private static Stream<UploadRules> size(String empty, String tooLarge) {
        return Stream.of(
                rule(empty, Refusal.Kind.INVALID, upload -> upload.length == 0),
                rule(
                        tooLarge,
                        Refusal.Kind.TOO_LARGE,
                        upload -> upload.length > Images.MAX_BYTES,
                        Images.MAX_BYTES >> 20));
    }

    private static Stream<UploadRules> heif() {
        return Stream.of(rule("files.image.heic", Refusal.Kind.UNSUPPORTED, UploadRules::isHeif));
    }

    private static UploadRules rule(String name, Refusal.Kind kind, Predicate<byte[]> isBroken, Object... args) {
        return new UploadRules(name, kind, isBroken, List.of(args));
    }

    /** @throws Refusal naming the first rule that {@code upload} breaks */
    static void check(List<UploadRules> rules, byte[] upload) {
        Optional<UploadRules> broken =
                rules.stream().filter(rule -> rule.isBroken.test(upload)).findFirst();
        if (broken.isPresent()) {
            throw new Refusal(broken.get().kind, new Message(broken.get().name, broken.get().args));
        }
    }

    static boolean isPicture(byte[] upload) {
        return isJpeg(upload) || isPng(upload);
    }

    static boolean isJpeg(byte[] upload) {
        return TIKA.detect(upload).equals("image/jpeg");
    }

    static boolean isPng(byte[] upload) {
        return TIKA.detect(upload).equals("image/png");
    }

    /** From its first byte on: what has something before it is something else too. */
    static boolean isPdf(byte[] upload) {
        return new Bytes(upload).has(0, "%PDF-") && TIKA.detect(upload).equals("application/pdf");
    }

    /** ISO 23008-12: the brands of a file that begins with {@code ftyp}. */
    static boolean isHeif(byte[] upload) {
        Bytes in = new Bytes(upload);
        return in.has(4, "ftyp")
                && HEIF.stream().anyMatch(brand -> in.has(8, brand) || in.has(8, brand.toUpperCase(Locale.ROOT)));
    }
}

package org.cityplus.cases.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.springframework.web.util.HtmlUtils;

/** What a file says of itself, none of it from the clock or by chance. */
final class About {
    private static final String MAKER = "CityPlus";

    private About() {}

    static void write(Letter letter, PDDocument document) throws IOException {
        String title = letter.title() + " " + letter.number();
        GregorianCalendar issued = GregorianCalendar.from(
                letter.issuedAt().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setAuthor(letter.issuer());
        information.setProducer(MAKER);
        information.setCreationDate(issued);
        information.setModificationDate(issued);
        PDViewerPreferences preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        byte[] packet = packet(letter, title).getBytes(StandardCharsets.UTF_8);
        document.getDocumentCatalog().setMetadata(new PDMetadata(document, new ByteArrayInputStream(packet)));
        document.setDocumentId(id(letter));
    }

    private static String packet(Letter letter, String title) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
                <dc:format>application/pdf</dc:format>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
                <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
                <xmp:CreateDate>%5$s</xmp:CreateDate>
                <xmp:ModifyDate>%5$s</xmp:ModifyDate>
                <pdf:Producer>%4$s</pdf:Producer>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(
                        xml(title),
                        xml(letter.issuer()),
                        letter.language(),
                        MAKER,
                        letter.issuedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String xml(String text) {
        return HtmlUtils.htmlEscapeDecimal(text.replaceAll("[\\p{Cc}\\p{Cs}]", " "), "UTF-8");
    }

    /** By everything that is said, so that it differs where the letter does. */
    private static long id(Letter letter) {
        try {
            String all = letter.language() + letter.number() + letter.digest() + letter.entries() + letter.to();
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

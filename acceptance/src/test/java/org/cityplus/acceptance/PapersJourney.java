package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Papers beside answers, in the made-up town of the tests: the demonstration has no service that wants any. */
class PapersJourney {
    private static final String TOWN = "app/src/test/resources/cities/tinytown";
    private static final int TOO_LARGE = 11 << 20;

    @Test
    void papersShowTheirFirstPageAndSayWhatIsWrong() throws Exception {
        try (RunningCity town = RunningCity.start("papers", RunningCity.PACK + Build.ROOT.resolve(TOWN));
                Chromium chromium = new Chromium();
                Devices devices = new Devices(town, chromium.browser())) {
            Device phone = devices.phone();
            phone.open("/services/shop-licence").next();
            new Passport(phone).signIn(Resident.CHEN_YUTONG);
            phone.page().waitForURL("**/apply");
            phone.next();
            new Passport(phone).awaitSection("all");
            phone.look("papers-none");
            refused(
                    phone,
                    new FilePayload("notes.txt", "text/plain", "no paper".getBytes(StandardCharsets.UTF_8)),
                    "这里只收");
            phone.look("papers-wrong-type");
            refused(phone, new FilePayload("scan.pdf", "application/pdf", noise()), "每份文件最大");
            phone.look("papers-too-large");
            taken(phone, new FilePayload("租房合同.pdf", "application/pdf", pdf()), 1);
            phone.look("papers-pdf");
            taken(phone, new FilePayload("门面.jpg", "image/jpeg", Portrait.jpeg(900, 1200)), 2);
            phone.open("/").press("button[name=lang][value=en]");
            phone.press("button[name=mode][value=care]");
            phone.press("#main .cells a.cell[href*='/drafts/']");
            assertThat(phone.find("img.paper")).hasCount(2);
            phone.look("papers");
            devices.complaints().assertNone();
        }
    }

    private static void refused(Device phone, FilePayload file, String why) {
        phone.find("#papers").setInputFiles(file);
        assertThat(phone.find("#papers-e")).containsText(why);
        assertThat(phone.find("img.paper")).hasCount(0);
    }

    private static void taken(Device phone, FilePayload file, int pages) {
        phone.find("#papers").setInputFiles(file);
        assertThat(phone.find("img.paper")).hasCount(pages);
        assertThat(phone.find(".papers")).containsText(file.name);
        Object width = phone.find("img.paper").last().evaluate("(e) => e.decode().then(() => e.naturalWidth)");
        assertThat(((Number) width).intValue())
                .as("the picture of the first page")
                .isPositive();
    }

    private static byte[] noise() {
        byte[] bytes = new byte[TOO_LARGE];
        new Random(1).nextBytes(bytes);
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
        return bytes;
    }

    /** One page with a line on it, as ISO 32000 has it; a reader mends the missing table of places. */
    private static byte[] pdf() {
        String drawn = "BT /F1 36 Tf 72 720 Td (Lease of the shop) Tj ET";
        return """
                %%PDF-1.4
                1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
                2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
                3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
                  /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
                4 0 obj << /Length %d >> stream
                %s
                endstream endobj
                trailer << /Root 1 0 R /Size 5 >>
                %%%%EOF
                """.formatted(drawn.length(), drawn).getBytes(StandardCharsets.US_ASCII);
    }
}

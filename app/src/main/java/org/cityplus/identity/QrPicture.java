package org.cityplus.identity;

import io.nayuki.qrcodegen.QrCode;

/** A QR code (ISO/IEC 18004) as one SVG path, dark on light whatever the page's colours: readers expect it so. */
final class QrPicture {
    private static final int QUIET = 4;

    private QrPicture() {}

    static String svg(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M")
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        int side = code.size + 2 * QUIET;
        return "<svg viewBox=\"0 0 " + side + " " + side + "\" width=\"220\" height=\"220\" aria-hidden=\"true\">"
                + "<rect width=\"" + side + "\" height=\"" + side + "\" fill=\"#fff\"/><path fill=\"#000\" d=\"" + path
                + "\"/></svg>";
    }
}

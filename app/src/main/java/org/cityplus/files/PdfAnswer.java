package org.cityplus.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What {@link PdfWorker} tells {@link Pdfs}. */
sealed interface PdfAnswer {
    /** More than this no page needs. */
    int LONGEST_PREVIEW = 4 << 20;

    int LONGEST_DOCUMENT = 2 * Images.MAX_BYTES;

    void to(DataOutputStream out) throws IOException;

    record Taken(byte[] content, byte[] preview, int pages, List<FileNote> notes) implements PdfAnswer {
        @Override
        public void to(DataOutputStream out) throws IOException {
            out.writeByte(1);
            out.writeInt(pages);
            out.writeUTF(FileNote.words(notes));
            out.writeInt(content.length);
            out.write(content);
            out.writeInt(preview.length);
            out.write(preview);
        }
    }

    /** @param rule the key of the refusal */
    record Refused(String rule, List<Object> args) implements PdfAnswer {
        @Override
        public void to(DataOutputStream out) throws IOException {
            out.writeByte(0);
            out.writeUTF(rule);
            out.writeByte(args.size());
            for (Object arg : args) {
                out.writeInt((int) arg);
            }
        }
    }

    static PdfAnswer refused(String rule, Object... args) {
        return new Refused(rule, List.of(args));
    }

    /** Believes no length before it has the bytes: whoever got hold of the worker writes what they like. */
    static PdfAnswer from(DataInputStream in) throws IOException {
        if (in.readByte() == 0) {
            String rule = in.readUTF();
            List<Object> args = new ArrayList<>();
            for (int n = in.readByte(); n > 0; n--) {
                args.add(in.readInt());
            }
            if (!rule.startsWith("files.pdf.")) {
                throw new IOException("no rule of ours");
            }
            return new Refused(rule, args);
        }
        int pages = in.readInt();
        List<FileNote> notes = FileNote.parse(in.readUTF());
        return new Taken(some(in, LONGEST_DOCUMENT), some(in, LONGEST_PREVIEW), pages, notes);
    }

    private static byte[] some(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 1 || length > most) {
            throw new IOException("too long");
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new IOException("cut");
        }
        return content;
    }
}

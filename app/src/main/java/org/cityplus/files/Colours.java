package org.cityplus.files;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;

/** Phones take pictures in wider colours than sRGB and say so in a profile; without it the colours would be wrong. */
final class Colours {
    private Colours() {}

    /** {@code picture}, whose numbers mean what {@code profile} says, in sRGB; as it is when the profile is none we read. */
    static BufferedImage toSrgb(BufferedImage picture, byte[] profile) {
        try {
            ICC_Profile read = ICC_Profile.getInstance(profile);
            // Tables are what printers have, and the part of a colour engine that attackers like.
            if (read.getColorSpaceType() != ColorSpace.TYPE_RGB || read.getData(ICC_Profile.icSigAToB0Tag) != null) {
                return picture;
            }
            ColorConvertOp convert =
                    new ColorConvertOp(new ICC_ColorSpace(read), ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
            convert.filter(picture.getRaster(), picture.getRaster());
            return picture;
        } catch (IllegalArgumentException | CMMException | ProfileDataException e) {
            return picture;
        }
    }
}

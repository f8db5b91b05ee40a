package org.cityplus.city;

import java.io.IOException;
import java.util.List;

/** Where the files of a pack come from: a folder, or an archive somebody brought. */
interface Source {
    boolean has(String file);

    byte[] bytes(String file) throws IOException;

    /** The files directly in a folder, in order. */
    List<String> list(String folder) throws IOException;
}

package org.cityplus.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.cityplus.benchmarks.Wire.Answer;

/** What a browser fetches beside a page. */
final class FirstLoad {
    private static final Pattern NAMED = Pattern.compile(
            "<(?:link[^>]*?\\shref|script[^>]*?\\ssrc|img[^>]*?\\ssrc|use[^>]*?\\shref)=\"(/[^\"#]*)[\"#]");

    private FirstLoad() {}

    static Set<String> named(Answer page) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        for (Matcher named = NAMED.matcher(html(page)); named.find(); ) {
            paths.add(named.group(1).replace("&amp;", "&"));
        }
        return paths;
    }

    private static String html(Answer page) throws IOException {
        if (page.header("content-encoding").filter("gzip"::equals).isEmpty()) {
            return page.text();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

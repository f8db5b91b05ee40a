package org.cityplus.web.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All assets, read once: files of {@code resources/assets}, and folders there named {@code <asset>.d}, whose parts are
 * joined in the order of their names.
 */
@Component
public class Assets {
    private static final String HTMX = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";

    private final Map<String, Asset> byName = new TreeMap<>();

    Assets() {
        for (Resource file : find("classpath*:assets/*.*")) {
            if (file.isReadable()) {
                add(nameOf(file), bytesOf(file));
            }
        }
        for (String joined : new String[] {"app.css", "desk.css"}) {
            add(joined, join(find("classpath*:assets/" + joined + ".d/*.css")));
        }
        add("htmx.js", bytesOf(find(HTMX)[0]));
    }

    /** Address of the asset {@code name}; an unknown name is a mistake in a template. */
    public String url(String name) {
        return "/assets/" + get(name).hashedName();
    }

    /** Addresses of all assets. */
    public Collection<String> urls() {
        return byName.values().stream().map(a -> "/assets/" + a.hashedName()).toList();
    }

    /** The script as text, for the one script that must be served from the root. */
    public String text(String name) {
        return new String(get(name).plain(), StandardCharsets.UTF_8);
    }

    Optional<Asset> findByHashedName(String hashedName) {
        String name = hashedName.replaceFirst("\\.[0-9a-f]{10}(?=\\.[a-z]+$)", "");
        return Optional.ofNullable(byName.get(name));
    }

    private Asset get(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return asset;
    }

    private void add(String name, byte[] content) {
        boolean css = name.endsWith(".css");
        byte[] small = css
                ? Css.minify(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : content;
        byName.put(name, Asset.of(name, small));
    }

    private static byte[] join(Resource[] parts) {
        Arrays.sort(parts, Comparator.comparing(Assets::nameOf));
        var all = new ByteArrayOutputStream();
        for (Resource part : parts) {
            all.writeBytes(bytesOf(part));
        }
        return all.toByteArray();
    }

    private static String nameOf(Resource file) {
        String name = file.getFilename();
        if (name == null) {
            throw new IllegalStateException("asset without a name: " + file);
        }
        return name;
    }

    private static Resource[] find(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytesOf(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

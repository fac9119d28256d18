package de.medicalhub.video.door;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scripts and styles of our pages, under an address that says what is in them: browsers keep them for good, and a page that is
 * loaded again asks for none of them.
 */
public final class PageFiles {
    /** Before the version, in addresses of this module. */
    public static final String FOLDER = "/files/";

    private static final String APP = "/app/";
    private static final String PLAIN = "\"/video" + APP;
    private static final int VERSION_CHARACTERS = 16;
    /** Version and file; names as ours are, so that no other folder is reached. */
    private static final Pattern ADDRESS = Pattern.compile("/([0-9a-f]{16})/((?:[a-z0-9-]+/)*[a-z0-9-]+[.](?:js|css))");

    private static final String ATTRIBUTE = PageFiles.class.getName();

    private final Function<String, @Nullable Set<String>> folders;
    private final Function<String, @Nullable InputStream> files;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final String version;

    /**
     * @param folders what is in a folder, as {@link ServletContext#getResourcePaths} says it
     * @param files a file's content
     */
    PageFiles(Function<String, @Nullable Set<String>> folders, Function<String, @Nullable InputStream> files) {
        this.folders = folders;
        this.files = files;
        this.version = digest();
    }

    /** Those of this module; read once. */
    public static PageFiles of(ServletContext context) {
        synchronized (ATTRIBUTE) {
            PageFiles known = (PageFiles) context.getAttribute(ATTRIBUTE);
            if (known == null) {
                known = new PageFiles(context::getResourcePaths, context::getResourceAsStream);
                context.setAttribute(ATTRIBUTE, known);
            }
            return known;
        }
    }

    /** A file that was asked for: where it lies, and whether its address says what is in it. */
    public record Found(String path, boolean keeps) {
        private static final String FOR_GOOD = "public, max-age=31536000, immutable";
        /** Asked for again with its time, another node would answer that it is the one of its own version. */
        private static final String NOT_AT_ALL = "no-store";

        /** How long browsers keep it, as Cache-Control says it. */
        public String cacheControl() {
            return keeps ? FOR_GOOD : NOT_AT_ALL;
        }
    }

    /**
     * @param address behind {@link #FOLDER}, with its slash
     * @return nothing if that is no address of a file of ours; not to be kept if it is of another version
     */
    public Optional<Found> find(@Nullable String address) {
        return Optional.ofNullable(address)
                .map(ADDRESS::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(parts -> new Found(APP + parts.group(2), parts.group(1).equals(version)));
    }

    /**
     * A page with the addresses of its files.
     *
     * @param name its path, such as {@code /join}
     */
    public String page(String name) {
        return pages.computeIfAbsent(
                name,
                path -> new String(read("/WEB-INF/pages" + path + ".html"), StandardCharsets.UTF_8)
                        .replace(PLAIN, "\"/video" + FOLDER + version + "/"));
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Set<String> all = under(APP);
            if (all.isEmpty()) {
                // a version of nothing would never change
                throw new IllegalStateException("no files in " + APP);
            }
            for (String path : all) {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(read(path));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> under(String folder) {
        Set<String> found = new TreeSet<>();
        Set<String> direct = folders.apply(folder);
        for (String path : direct == null ? Set.<String>of() : direct) {
            if (path.endsWith("/")) {
                found.addAll(under(path));
            } else {
                found.add(path);
            }
        }
        return found;
    }

    private byte[] read(String path) {
        try (InputStream content = files.apply(path)) {
            if (content == null) {
                throw new IllegalStateException("no " + path);
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

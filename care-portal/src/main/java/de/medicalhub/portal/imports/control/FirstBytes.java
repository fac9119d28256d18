package de.medicalhub.portal.imports.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whether a file can be lines of resources at all, before it is sent as such (IM6). */
public final class FirstBytes {
    private static final int LOOKED_AT = 8192;
    private static final Pattern BEGINS_AS_RESOURCE = Pattern.compile("^\\uFEFF?\\s*\\{\\s*\"", Pattern.MULTILINE);

    private FirstBytes() {}

    /**
     * Looks at the first 8 KiB: a program or a picture has bytes that no text has, and of lines of resources one begins there. Which
     * of the lines are good is for the import to say.
     */
    public static boolean areLines(InputStream file) throws IOException {
        String begin = new String(file.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
        return begin.indexOf('\0') < 0 && BEGINS_AS_RESOURCE.matcher(begin).find();
    }
}

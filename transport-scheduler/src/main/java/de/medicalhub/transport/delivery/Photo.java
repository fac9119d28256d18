package de.medicalhub.transport.delivery;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import java.util.Base64;
import java.util.UUID;

/** A photo of a bag or a door, as the phone made it small. */
public final class Photo {
    private static final String PREFIX = "data:image/jpeg;base64,";
    private static final int MOST_BYTES = 500 * 1024;
    private static final int SHORTEST = 4;

    private final UUID id;
    private final byte[] jpeg;

    private Photo(UUID id, byte[] jpeg) {
        this.id = id;
        this.jpeg = jpeg;
    }

    /**
     * Reads it.
     *
     * @param id of the phone's own, the same when it is sent again
     * @param dataUrl of a JPEG of at most 500 kB
     * @throws RefusedException if it is none (rule 11)
     */
    public static Photo of(UUID id, String dataUrl) {
        if (!dataUrl.startsWith(PREFIX) || dataUrl.length() > PREFIX.length() + MOST_BYTES * 4 / 3 + 4) {
            throw unreadable();
        }
        byte[] bytes = decode(dataUrl.substring(PREFIX.length()));
        boolean begins = bytes.length > SHORTEST
                && (bytes[0] & 0xFF) == 0xFF
                && (bytes[1] & 0xFF) == 0xD8
                && (bytes[2] & 0xFF) == 0xFF;
        boolean ends = begins && (bytes[bytes.length - 2] & 0xFF) == 0xFF && (bytes[bytes.length - 1] & 0xFF) == 0xD9;
        if (!ends) {
            throw unreadable();
        }
        return new Photo(id, bytes);
    }

    /** The phone's own. */
    public UUID id() {
        return id;
    }

    /** The JPEG. */
    public byte[] jpeg() {
        return jpeg.clone();
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static RefusedException unreadable() {
        return new RefusedException(ProblemKind.INVALID, "photo.invalid");
    }
}

package de.medicalhub.portal.settings;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Base64;
import java.util.stream.IntStream;

/** Refuses to start without a key of one's own for what open pages carry (S3). */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class PageStateKey {
    private static final int BYTES = 32;

    @Resource(lookup = "java:global/medhub/page-state-key")
    private String key;

    @PostConstruct
    void check() {
        require(key);
    }

    /** Fails with what to do if the key is none. */
    static void require(String key) {
        if (!isKey(key)) {
            throw new IllegalStateException("MEDHUB_PAGE_STATE_KEY must be " + BYTES
                    + " random bytes in Base64, the same on all nodes (openssl rand -base64 32).");
        }
    }

    /** So many bytes that are not all alike: what somebody types to get on is no key. */
    private static boolean isKey(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            long different = IntStream.range(0, bytes.length)
                    .map(at -> bytes[at])
                    .distinct()
                    .count();
            return bytes.length == BYTES && different > BYTES / 2;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}

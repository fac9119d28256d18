package de.medicalhub.transport.orders.control;

import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.Pharmacy;
import de.medicalhub.transport.orders.TransportRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tells whether two versions of a Task wish the same, without keeping what they wish. */
final class ContentHash {
    private ContentHash() {}

    /** What came with newer versions counts only where it says something, so that no deployment makes old orders look new. */
    static String text(TransportRequest request) {
        String whole = request.toString();
        String tail = ", supplier=" + request.supplier() + ", note=" + request.note() + ", day=" + request.day()
                + ", pharmacy=" + request.pharmacy() + ", demands=" + request.demands() + "]";
        return whole.substring(0, whole.length() - tail.length())
                + (request.supplier().isEmpty() ? "" : ", supplier=" + request.supplier())
                + (request.note().isEmpty() ? "" : ", note=" + request.note())
                + request.day().map(day -> ", day=" + day).orElse("")
                + (request.pharmacy().equals(Pharmacy.UNKNOWN) ? "" : ", pharmacy=" + request.pharmacy())
                + (request.demands().equals(Demands.NONE) ? "" : ", demands=" + text(request.demands()))
                + "]";
    }

    private static String text(Demands demands) {
        return "Demands[appointment=" + demands.appointment() + ", vehicle=" + demands.vehicle() + ", driver="
                + demands.driver() + (demands.kilograms() == 0 ? "" : ", kilograms=" + demands.kilograms()) + "]";
    }

    static String of(Optional<TransportRequest> request) {
        if (request.isEmpty()) {
            return "withdrawn";
        }
        byte[] content = text(request.get()).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}

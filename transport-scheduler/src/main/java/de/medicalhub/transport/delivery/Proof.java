package de.medicalhub.transport.delivery;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Who took the medicines, what showed that, and the signatures as PNG. */
public final class Proof {
    private static final String PREFIX = "data:image/png;base64,";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MOST_BYTES = 200 * 1024;
    private static final int LONGEST_NAME = 120;

    private final String receiver;
    private final byte[] signature;

    private final Optional<ReceiverKind> kind;
    private final Optional<IdentitySeen> identity;
    private final Optional<Proof> second;

    private Proof(
            String receiver,
            byte[] signature,
            Optional<ReceiverKind> kind,
            Optional<IdentitySeen> identity,
            Optional<Proof> second) {
        this.receiver = receiver;
        this.signature = signature;
        this.kind = kind;
        this.identity = identity;
        this.second = second;
    }

    /** The same, with who it is and which document showed it. */
    public Proof seen(Optional<ReceiverKind> who, Optional<IdentitySeen> document) {
        return new Proof(receiver, signature, who, document, second);
    }

    /** The same, with what a second person signed. */
    public Proof countersigned(Proof other) {
        return new Proof(receiver, signature, kind, identity, Optional.of(other));
    }

    /** Who it is. */
    public Optional<ReceiverKind> kind() {
        return kind;
    }

    /** Which document showed it. */
    public Optional<IdentitySeen> identity() {
        return identity;
    }

    /** Name and signature of the second person (rule 6). */
    public Optional<Proof> second() {
        return second;
    }

    /** Whether a second person signed: not the same one twice, and not with the same picture. */
    public boolean isSignedByTwo() {
        return second.filter(other ->
                        !plain(other.receiver).equals(plain(receiver)) && !Arrays.equals(other.signature, signature))
                .isPresent();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /**
     * @param signature as data URL of a PNG
     * @throws RefusedException if it is none (rule 1)
     */
    public static Proof of(String receiver, String signature) {
        boolean fine = signature.startsWith(PREFIX)
                && signature.length() <= PREFIX.length() + MOST_BYTES * 4 / 3 + 4
                && receiver.length() <= LONGEST_NAME;
        if (!fine) {
            throw unreadable();
        }
        byte[] bytes = decode(signature.substring(PREFIX.length()));
        if (bytes.length < PNG.length || !Arrays.equals(PNG, Arrays.copyOf(bytes, PNG.length))) {
            throw unreadable();
        }
        return new Proof(receiver, bytes, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The name as the driver wrote it. */
    public String receiver() {
        return receiver;
    }

    /** The PNG. */
    public byte[] signature() {
        return signature.clone();
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static RefusedException unreadable() {
        return new RefusedException(ProblemKind.RULE, "step.signature-invalid");
    }
}

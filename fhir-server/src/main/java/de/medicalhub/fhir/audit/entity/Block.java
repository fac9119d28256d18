package de.medicalhub.fhir.audit.entity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A link of the chain over the rows that came within a second or so.
 *
 * @param sequence number of its last row, counted from 1 over the whole chain
 * @param lastPlace the highest place of its rows
 * @param marks of its rows, in the order of the chain; never none
 * @param hash of all that and of the hash before
 */
public record Block(long sequence, long lastPlace, List<RowMark> marks, String hash) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int DIGEST_BYTES = 32;
    private static final int MARK_BYTES = 3 * Long.BYTES + DIGEST_BYTES;

    /** Keeps its own copy. */
    public Block {
        marks = List.copyOf(marks);
    }

    /** The block behind what is there. */
    public static Block behind(Anchor last, List<RowMark> marks, RowDigest digests) {
        long sequence = last.sequence() + marks.size();
        long lastPlace = highest(marks);
        return new Block(sequence, lastPlace, marks, digests.block(last.hash(), sequence, lastPlace, packed(marks)));
    }

    /** Whether this one is rightly the block behind that. */
    public boolean follows(Anchor before, RowDigest digests) {
        return !marks.isEmpty()
                && sequence == before.sequence() + marks.size()
                && hash.equals(digests.block(before.hash(), sequence, lastPlace, packed(marks)));
    }

    /** The number of its first row. */
    public long firstSequence() {
        return sequence - marks.size() + 1;
    }

    /** The chain up to its end. */
    public Anchor anchor() {
        return new Anchor(sequence, hash);
    }

    /** The marks as they are stored: place, id and digest, 56 bytes each. */
    public byte[] packed() {
        return packed(marks);
    }

    /** The same read again; what does not make a whole mark at the end is left out, so that the hash does not fit. */
    public static List<RowMark> unpacked(byte[] stored) {
        ByteBuffer all = ByteBuffer.wrap(stored);
        List<RowMark> marks = new ArrayList<>(stored.length / MARK_BYTES);
        byte[] digest = new byte[DIGEST_BYTES];
        while (all.remaining() >= MARK_BYTES) {
            long place = all.getLong();
            UUID id = new UUID(all.getLong(), all.getLong());
            all.get(digest);
            marks.add(new RowMark(place, id, HexFormat.of().formatHex(digest)));
        }
        return marks;
    }

    private static byte[] packed(List<RowMark> marks) {
        ByteBuffer all = ByteBuffer.allocate(marks.size() * MARK_BYTES);
        for (RowMark mark : marks) {
            all.putLong(mark.place());
            all.putLong(mark.id().getMostSignificantBits());
            all.putLong(mark.id().getLeastSignificantBits());
            all.put(digest(mark.digest()));
        }
        return all.array();
    }

    /** What is no digest came from somebody else than the server; zeros fit no content, so it shows. */
    private static byte[] digest(String text) {
        return DIGEST.matcher(text).matches() ? HexFormat.of().parseHex(text) : new byte[DIGEST_BYTES];
    }

    private static long highest(List<RowMark> marks) {
        return marks.stream().mapToLong(RowMark::place).max().orElseThrow();
    }
}

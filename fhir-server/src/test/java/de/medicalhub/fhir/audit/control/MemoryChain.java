package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.Anchor;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.RowDigest;
import de.medicalhub.fhir.audit.entity.RowMark;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.StoredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Rows and links in memory, where a test may do to them what nobody should. */
final class MemoryChain implements AuditChain {
    /** Rows of one block at most. */
    static final int FULL = 3;

    final List<StoredRow> rows = new ArrayList<>();
    final List<Seal> seals = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    private final RowDigest digests;
    private long next = 1;

    MemoryChain(RowDigest digests) {
        this.digests = digests;
    }

    /** As the server does. */
    void write(AuditRow row) {
        put(row, digests.of(row));
    }

    void put(AuditRow row, String digest) {
        putAt(next++, row, digest);
    }

    /** Its commit was overtaken, or it is put where another was rolled back. */
    void putAt(long place, AuditRow row, String digest) {
        rows.add(new StoredRow(place, row, digest));
        next = Math.max(next, place + 1);
    }

    void replace(int index, AuditRow row) {
        StoredRow old = rows.get(index);
        rows.set(index, new StoredRow(old.place(), row, old.digest()));
    }

    /** Somebody who has not the key makes all digests and links anew. */
    void makeAnew(RowDigest others) {
        List<RowMark> all = rows.stream().map(stored -> mark(stored, others)).toList();
        seals.clear();
        blocks.clear();
        blocks.add(Block.behind(Anchor.NONE, all, others));
    }

    /** Links for all rows, as they were made before there were blocks. */
    void linkEach() {
        rows.forEach(stored -> {
            Anchor before = last();
            long sequence = before.sequence() + 1;
            seals.add(new Seal(
                    sequence,
                    stored.place(),
                    stored.row().id(),
                    stored.digest(),
                    digests.link(before.hash(), sequence, stored.place(), stored.digest())));
        });
    }

    @Override
    public boolean seal(BlockMaker maker) {
        return seal(maker, stored -> stored.place() > highest());
    }

    @Override
    public boolean sealLate(BlockMaker maker) {
        return seal(maker, stored -> stored.place() < highest());
    }

    private boolean seal(BlockMaker maker, Predicate<StoredRow> there) {
        List<RowMark> waiting = rows.stream()
                .filter(stored -> !stored.digest().isEmpty() && !isSealed(stored) && there.test(stored))
                .map(stored -> new RowMark(stored.place(), stored.row().id(), stored.digest()))
                .limit(FULL)
                .toList();
        if (!waiting.isEmpty()) {
            add(maker.block(last(), waiting));
        }
        return waiting.size() == FULL;
    }

    /** Through the bytes that are stored. */
    private void add(Block block) {
        blocks.add(new Block(block.sequence(), block.lastPlace(), Block.unpacked(block.packed()), block.hash()));
    }

    @Override
    public void sealFormerRows(Function<AuditRow, String> digest, BlockMaker maker) {
        if (last().equals(Anchor.NONE) && !rows.isEmpty()) {
            add(maker.block(
                    Anchor.NONE,
                    rows.stream()
                            .map(stored ->
                                    new RowMark(stored.place(), stored.row().id(), digest.apply(stored.row())))
                            .toList()));
        }
    }

    @Override
    public void walk(Walk walk) {
        seals.forEach(seal -> walk.link(
                seal,
                rows.stream()
                        .filter(stored -> stored.row().id().equals(seal.row()) && stored.place() == seal.place())
                        .map(StoredRow::row)
                        .findFirst()));
        blocks.forEach(block -> walk.block(
                block, rows.stream().filter(stored -> hasPlace(block, stored)).toList()));
        rows.stream().filter(stored -> !isSealed(stored)).forEach(walk::rest);
    }

    @Override
    public long count() {
        return rows.size();
    }

    Anchor last() {
        if (!blocks.isEmpty()) {
            return blocks.get(blocks.size() - 1).anchor();
        }
        return seals.isEmpty() ? Anchor.NONE : seals.get(seals.size() - 1).anchor();
    }

    private long highest() {
        long ofSeals = seals.stream().mapToLong(Seal::place).max().orElse(0);
        return Math.max(
                ofSeals, blocks.stream().mapToLong(Block::lastPlace).max().orElse(0));
    }

    private boolean isSealed(StoredRow stored) {
        return seals.stream().anyMatch(seal -> seal.row().equals(stored.row().id()))
                || blocks.stream().anyMatch(block -> hasPlace(block, stored));
    }

    private static boolean hasPlace(Block block, StoredRow stored) {
        return block.marks().stream().anyMatch(mark -> mark.place() == stored.place());
    }

    private static RowMark mark(StoredRow stored, RowDigest digests) {
        return new RowMark(stored.place(), stored.row().id(), digests.of(stored.row()));
    }
}

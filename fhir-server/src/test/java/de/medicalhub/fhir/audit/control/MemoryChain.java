package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.RowDigest;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.Unsealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Rows and links in memory, where a test may do to them what nobody should. */
final class MemoryChain implements AuditChain {
    record Stored(long place, AuditRow row, String digest) {}

    final List<Stored> rows = new ArrayList<>();
    final List<Seal> seals = new ArrayList<>();
    private RowDigest digests;
    private long next = 1;

    MemoryChain(RowDigest digests) {
        this.digests = digests;
    }

    /** As the server does. */
    void write(AuditRow row) {
        put(row, digests.of(row));
    }

    void put(AuditRow row, String digest) {
        rows.add(new Stored(next++, row, digest));
    }

    void replace(int index, AuditRow row) {
        Stored old = rows.get(index);
        rows.set(index, new Stored(old.place(), row, old.digest()));
    }

    /** Somebody who has not the key makes all digests and links anew. */
    void digestsOf(RowDigest others) {
        digests = others;
        List<Unsealed> all = rows.stream()
                .map(stored -> new Unsealed(stored.place(), stored.row().id(), others.of(stored.row())))
                .toList();
        seals.clear();
        Seal before = Seal.NONE;
        for (Unsealed row : all) {
            before = before.next(row, others);
            seals.add(before);
        }
    }

    @Override
    public int seal(SealMaker links) {
        return sealLate(links);
    }

    @Override
    public int sealLate(SealMaker links) {
        List<Unsealed> waiting = rows.stream()
                .filter(stored -> !stored.digest().isEmpty() && !isSealed(stored))
                .map(stored -> new Unsealed(stored.place(), stored.row().id(), stored.digest()))
                .toList();
        seals.addAll(links.links(last(), waiting));
        return waiting.size();
    }

    @Override
    public void sealFormerRows(Function<AuditRow, String> digest, SealMaker links) {
        if (seals.isEmpty()) {
            seals.addAll(links.links(
                    Seal.NONE,
                    rows.stream()
                            .map(stored ->
                                    new Unsealed(stored.place(), stored.row().id(), digest.apply(stored.row())))
                            .toList()));
        }
    }

    @Override
    public void walk(BiConsumer<Seal, Optional<AuditRow>> linked, BiConsumer<AuditRow, String> rest) {
        seals.forEach(seal -> linked.accept(
                seal,
                rows.stream()
                        .filter(stored -> stored.row().id().equals(seal.row()) && stored.place() == seal.place())
                        .map(Stored::row)
                        .findFirst()));
        rows.stream().filter(stored -> !isSealed(stored)).forEach(stored -> rest.accept(stored.row(), stored.digest()));
    }

    @Override
    public long count() {
        return rows.size();
    }

    private Seal last() {
        return seals.isEmpty() ? Seal.NONE : seals.get(seals.size() - 1);
    }

    private boolean isSealed(Stored stored) {
        return seals.stream().anyMatch(seal -> seal.row().equals(stored.row().id()));
    }
}

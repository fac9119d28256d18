package de.medicalhub.fhir.audit.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.audit.entity.Anchor;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.ChainBreak;
import de.medicalhub.fhir.audit.entity.ChainBreak.Kind;
import de.medicalhub.fhir.audit.entity.ChainReport;
import de.medicalhub.fhir.audit.entity.RowDigest;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.StoredRow;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private final RowDigest digests = new RowDigest("a key that only the server knows");
    private final MemoryChain chain = new MemoryChain(digests);
    private final Sealing sealing = new Sealing(chain, digests);
    private final Verification verification = new Verification(chain, digests);

    @BeforeEach
    void fiveRowsAreSealed() {
        for (int i = 0; i < 5; i++) {
            chain.write(row("Practitioner/" + i));
        }
        sealing.seal();
    }

    @Test
    @DisplayName("11: what was written and not touched is intact, also what waits for its link")
    void untouchedIsIntact() {
        chain.write(row("Practitioner/late"));
        ChainReport report = verify();
        assertThat(report.firstBreak()).isEmpty();
        assertThat(report.rows()).isEqualTo(6);
        assertThat(report.last().sequence()).isEqualTo(5);
        assertThat(report.unsealed()).isEqualTo(1);
        sealing.seal();
        assertThat(verify().unsealed()).isZero();
    }

    @Test
    @DisplayName("11: a changed row shows, whatever part of it is changed")
    void aChangeShows() {
        AuditRow old = chain.rows.get(2).row();
        for (AuditRow changed : List.of(
                copy(old, old.recorded().plusMillis(1), old.agent(), old.outcome(), old.event()),
                copy(old, old.recorded(), "Practitioner/somebody-else", old.outcome(), old.event()),
                copy(old, old.recorded(), old.agent(), "0", old.event()),
                copy(old, old.recorded(), old.agent(), old.outcome(), old.event() + " "))) {
            chain.replace(2, changed);
            assertThat(found())
                    .isEqualTo(new ChainBreak(Kind.CHANGED, 3, old.id().toString()));
        }
        chain.replace(2, old);
        assertThat(verify().firstBreak()).isEmpty();
    }

    @Test
    @DisplayName("11: a deleted row shows, also the last one, as long as its block or an anchor is left")
    void aDeletionShows() {
        Anchor anchor = chain.last();
        String last = chain.rows.remove(4).row().id().toString();
        assertThat(found()).isEqualTo(new ChainBreak(Kind.DELETED, 5, last));
        chain.blocks.remove(1);
        chain.rows.remove(3);
        assertThat(verify().firstBreak()).isEmpty();
        assertThat(verification.verify(anchor).firstBreak()).contains(new ChainBreak(Kind.ANCHOR, 5, ""));
    }

    @Test
    @DisplayName("11: a row that somebody puts in shows, with or without a digest")
    void anInsertionShows() {
        AuditRow forged = row("Practitioner/innocent");
        chain.put(forged, "");
        assertThat(found())
                .isEqualTo(new ChainBreak(Kind.INSERTED, 0, forged.id().toString()));
        chain.rows.remove(5);
        for (String digest : List.of(new RowDigest("").of(forged), "no digest at all")) {
            chain.put(forged, digest);
            assertThat(found())
                    .isEqualTo(new ChainBreak(Kind.CHANGED, 0, forged.id().toString()));
            sealing.seal();
            assertThat(found())
                    .isEqualTo(new ChainBreak(Kind.CHANGED, 6, forged.id().toString()));
            chain.rows.remove(5);
            chain.blocks.remove(2);
        }
    }

    @Test
    @DisplayName("11: a row that somebody puts at a place that is taken shows, and one instead of another")
    void anotherRowAtTheSamePlaceShows() {
        AuditRow forged = row("Practitioner/innocent");
        chain.putAt(2, forged, digests.of(forged));
        assertThat(found())
                .isEqualTo(new ChainBreak(Kind.INSERTED, 3, forged.id().toString()));
        String gone = chain.rows.remove(1).row().id().toString();
        assertThat(found()).isEqualTo(new ChainBreak(Kind.DELETED, 2, gone));
    }

    @Test
    @DisplayName("11: rows that change their places show")
    void placesOfRowsAreKept() {
        StoredRow first = chain.rows.get(0);
        StoredRow second = chain.rows.get(1);
        chain.rows.set(0, new StoredRow(second.place(), first.row(), first.digest()));
        chain.rows.set(1, new StoredRow(first.place(), second.row(), second.digest()));
        assertThat(found())
                .isEqualTo(new ChainBreak(Kind.DELETED, 1, first.row().id().toString()));
    }

    @Test
    @DisplayName("11: blocks in another order, without one of them, or with other marks show")
    void anotherOrderShows() {
        Collections.swap(chain.blocks, 0, 1);
        assertThat(found().kind()).isEqualTo(Kind.CHAIN);
        Collections.swap(chain.blocks, 0, 1);
        Block first = chain.blocks.remove(0);
        assertThat(found()).isEqualTo(new ChainBreak(Kind.CHAIN, 5, ""));
        for (Block other : List.of(
                new Block(3, 9, first.marks(), first.hash()),
                new Block(4, 3, first.marks(), first.hash()),
                new Block(3, 3, List.of(), first.hash()),
                new Block(2, 2, first.marks().subList(0, 2), first.hash()),
                new Block(3, 3, first.marks(), "x"))) {
            chain.blocks.add(0, other);
            assertThat(found().kind()).as(other.toString()).isEqualTo(Kind.CHAIN);
            chain.blocks.remove(0);
        }
        chain.blocks.add(0, first);
        assertThat(verify().firstBreak()).isEmpty();
    }

    @Test
    @DisplayName("11: an anchor fits the end of its block, and nothing else")
    void anchors() {
        Anchor noted = chain.blocks.get(0).anchor();
        assertThat(verification.verify(noted).firstBreak()).isEmpty();
        for (Anchor other : List.of(
                new Anchor(3, "x"), new Anchor(2, noted.hash()), new Anchor(4, noted.hash()), new Anchor(99, "x"))) {
            assertThat(verification.verify(other).firstBreak())
                    .contains(new ChainBreak(Kind.ANCHOR, other.sequence(), ""));
        }
    }

    @Test
    @DisplayName("11: a chain that was made anew without the key does not hold")
    void aNewChainNeedsTheKey() {
        chain.replace(2, row("Practitioner/innocent"));
        chain.makeAnew(new RowDigest(""));
        assertThat(verify().firstBreak()).isPresent();
    }

    @Test
    @DisplayName("11: a row that was overtaken gets its place in the chain later, and what is done to it then shows")
    void overtakenRowsAreSealedToo() {
        AuditRow later = row("Practitioner/later");
        AuditRow overtaken = row("Practitioner/overtaken");
        chain.putAt(7, later, digests.of(later));
        sealing.seal();
        chain.putAt(6, overtaken, digests.of(overtaken));
        assertThat(verify().unsealed()).isEqualTo(1);
        for (int pass = 0; pass < 30; pass++) {
            sealing.seal();
        }
        assertThat(verify().unsealed()).isZero();
        assertThat(verify().firstBreak()).isEmpty();
        chain.rows.remove(6);
        assertThat(found())
                .isEqualTo(new ChainBreak(Kind.DELETED, 7, overtaken.id().toString()));
    }

    @Test
    @DisplayName("11: links of before there were blocks stay what they were, and blocks go on behind them")
    void linksOfBeforeStay() {
        MemoryChain old = new MemoryChain(digests);
        Sealing goesOn = new Sealing(old, digests);
        Verification of = new Verification(old, digests);
        old.write(row("Practitioner/a"));
        old.write(row("Practitioner/b"));
        old.linkEach();
        Anchor noted = old.seals.get(0).anchor();
        goesOn.begin();
        old.write(row("Practitioner/c"));
        goesOn.seal();
        assertThat(old.blocks).hasSize(1);
        assertThat(of.verify(noted).firstBreak()).isEmpty();
        assertThat(of.verify(noted).last().sequence()).isEqualTo(3);

        Seal second = old.seals.remove(1);
        assertThat(of.verify(noted).firstBreak()).contains(new ChainBreak(Kind.CHAIN, 3, ""));
        old.seals.add(second);
        StoredRow first = old.rows.remove(0);
        assertThat(of.verify(noted).firstBreak())
                .contains(new ChainBreak(Kind.DELETED, 1, first.row().id().toString()));
        old.rows.add(0, first);
        old.replace(1, row("Practitioner/x"));
        assertThat(of.verify(noted).firstBreak().orElseThrow().sequence()).isEqualTo(2);
    }

    @Test
    @DisplayName("11: rows of before the chain become its beginning, once")
    void formerRowsAreTheBeginning() {
        MemoryChain old = new MemoryChain(digests);
        old.put(row("Practitioner/before"), "");
        Sealing begin = new Sealing(old, digests);
        begin.begin();
        assertThat(new Verification(old, digests).verify(Anchor.NONE).firstBreak())
                .isEmpty();
        AuditRow forged = row("Practitioner/forged");
        old.put(forged, "");
        begin.begin();
        begin.seal();
        assertThat(new Verification(old, digests).verify(Anchor.NONE).firstBreak())
                .contains(new ChainBreak(Kind.INSERTED, 0, forged.id().toString()));
    }

    private ChainReport verify() {
        return verification.verify(Anchor.NONE);
    }

    private ChainBreak found() {
        return verify().firstBreak().orElseThrow();
    }

    private static AuditRow row(String agent) {
        return new AuditRow(
                UUID.randomUUID(),
                Instant.parse("2026-11-26T10:00:00.123Z"),
                "R",
                "4",
                agent,
                "Patient/p",
                "",
                List.of("Patient/p"),
                "{}");
    }

    private static AuditRow copy(AuditRow old, Instant recorded, String agent, String outcome, String event) {
        return new AuditRow(old.id(), recorded, old.action(), outcome, agent, old.patient(), "", old.entities(), event);
    }
}

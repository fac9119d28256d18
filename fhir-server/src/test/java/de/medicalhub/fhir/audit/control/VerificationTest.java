package de.medicalhub.fhir.audit.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.ChainBreak;
import de.medicalhub.fhir.audit.entity.ChainBreak.Kind;
import de.medicalhub.fhir.audit.entity.ChainReport;
import de.medicalhub.fhir.audit.entity.RowDigest;
import de.medicalhub.fhir.audit.entity.Seal;
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
    @DisplayName("11: a deleted row shows, also the last one, as long as its link or an anchor is left")
    void aDeletionShows() {
        Seal anchor = chain.seals.get(4);
        String last = chain.rows.remove(4).row().id().toString();
        assertThat(found()).isEqualTo(new ChainBreak(Kind.DELETED, 5, last));
        chain.seals.remove(4);
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
        chain.put(forged, new RowDigest("").of(forged));
        sealing.seal();
        assertThat(found())
                .isEqualTo(new ChainBreak(Kind.CHANGED, 6, forged.id().toString()));
    }

    @Test
    @DisplayName("11: rows in another order show, and so does a link in another place")
    void anotherOrderShows() {
        Collections.swap(chain.seals, 1, 2);
        assertThat(found().kind()).isEqualTo(Kind.CHAIN);
        Collections.swap(chain.seals, 1, 2);
        Seal third = chain.seals.remove(2);
        assertThat(found())
                .isEqualTo(
                        new ChainBreak(Kind.CHAIN, 4, chain.seals.get(2).row().toString()));
        chain.seals.add(2, third);
        assertThat(verify().firstBreak()).isEmpty();
    }

    @Test
    @DisplayName("11: a chain that was made anew without the key does not hold")
    void aNewChainNeedsTheKey() {
        chain.replace(2, row("Practitioner/innocent"));
        chain.digestsOf(new RowDigest(""));
        assertThat(verify().firstBreak()).isPresent();
    }

    @Test
    @DisplayName("11: rows of before the chain become its beginning, once")
    void formerRowsAreTheBeginning() {
        MemoryChain old = new MemoryChain(digests);
        old.put(row("Practitioner/before"), "");
        Sealing begin = new Sealing(old, digests);
        begin.begin();
        assertThat(new Verification(old, digests).verify(Seal.NONE).firstBreak())
                .isEmpty();
        AuditRow forged = row("Practitioner/forged");
        old.put(forged, "");
        begin.begin();
        begin.seal();
        assertThat(new Verification(old, digests).verify(Seal.NONE).firstBreak())
                .contains(new ChainBreak(Kind.INSERTED, 0, forged.id().toString()));
    }

    private ChainReport verify() {
        return verification.verify(Seal.NONE);
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

package de.medicalhub.fhir.relative.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.consent.RelativeGrant;
import de.medicalhub.fhir.consent.RelativeScope;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GrantRelativeTest implements RelativeRecords {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String SELF = "Patient/p";

    private final List<Consent> grants = new ArrayList<>();
    private Bundle stored = new Bundle();
    private final GrantRelative grant = new GrantRelative(this, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName("1, 2: somebody new is written down, and may read so much until that day is over")
    void somebodyNew() {
        Parameters wish = somebody()
                .addParameter("scope", new CodeType("everything"))
                .addParameter("until", new DateType("2026-12-24"));
        GrantRelative.Granted granted = grant.grant(SELF, wish, SELF);
        assertThat(granted).isEqualTo(new GrantRelative.Granted("RelatedPerson/0", "Consent/1"));
        RelatedPerson person = (RelatedPerson) stored.getEntry().get(0).getResource();
        assertThat(person.getPatient().getReference()).isEqualTo(SELF);
        RelativeGrant written = RelativeGrant.read(
                        (Consent) stored.getEntry().get(1).getResource().copy())
                .orElseGet(() -> written(stored.getEntry().get(1)));
        assertThat(written.scope()).isEqualTo(RelativeScope.EVERYTHING);
        assertThat(written.until()).contains(Instant.parse("2026-12-24T23:00:00Z"));
    }

    @Test
    @DisplayName("3: what was given before to the same person ends")
    void oneAtATime() {
        grants.add(consent("RelatedPerson/known"));
        grants.add(consent("RelatedPerson/other"));
        Parameters wish = new Parameters()
                .addParameter("relative", new Reference("RelatedPerson/known"))
                .addParameter("scope", new CodeType("appointments"));
        grant.grant(SELF, wish, SELF);
        assertThat(stored.getEntry()).hasSize(2);
        Consent before = (Consent) stored.getEntry().get(1).getResource();
        assertThat(before.getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
        assertThat(RelativeGrant.relative(before)).isEqualTo("RelatedPerson/known");
    }

    @Test
    @DisplayName("4: ten people at most")
    void tenAtMost() {
        for (int i = 0; i < 10; i++) {
            grants.add(consent("RelatedPerson/r" + i));
        }
        assertThatThrownBy(() -> grant.grant(SELF, somebody().addParameter("scope", new CodeType("everything")), SELF))
                .isInstanceOf(Refusal.class)
                .extracting("kind")
                .isEqualTo(ProblemKind.RULE);
    }

    @Test
    @DisplayName("1: nobody opens another's record, and nobody else's relative is named")
    void nobodyElse() {
        Parameters wish = new Parameters()
                .addParameter("relative", new Reference("RelatedPerson/foreign"))
                .addParameter("scope", new CodeType("appointments"));
        assertThatThrownBy(() -> grant.grant(SELF, wish, "Patient/q"))
                .isInstanceOf(Refusal.class)
                .extracting("kind")
                .isEqualTo(ProblemKind.NOT_FOUND);
        assertThatThrownBy(() -> grant.grant(SELF, wish, SELF))
                .isInstanceOf(Refusal.class)
                .extracting("kind")
                .isEqualTo(ProblemKind.NOT_FOUND);
    }

    @Test
    @DisplayName("2: everything that is missing or over is named at once")
    void namesAllFaults() {
        Parameters wish = new Parameters().addParameter("until", new DateType("2026-11-25"));
        assertThatThrownBy(() -> grant.grant(SELF, wish, SELF))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::faults, InstanceOfAssertFactories.list(Fault.class))
                .extracting(Fault::parameter)
                .containsExactlyInAnyOrder("given", "family", "relationship", "scope", "until");
    }

    private static RelativeGrant written(Bundle.BundleEntryComponent entry) {
        Consent consent = (Consent) entry.getResource().copy();
        consent.getProvision().getActorFirstRep().setReference(new Reference("RelatedPerson/0"));
        return RelativeGrant.read(consent).orElseThrow();
    }

    private static Parameters somebody() {
        return new Parameters()
                .addParameter("given", new StringType("Jonas"))
                .addParameter("family", new StringType("Brück"))
                .addParameter("relationship", new CodeType("GRNDCHILD"));
    }

    private static Consent consent(String relative) {
        Consent consent = new RelativeGrant(
                        SELF, relative, RelativeScope.APPOINTMENTS, Optional.empty(), Optional.empty())
                .write(NOW);
        consent.setId("Consent/" + relative.substring(relative.indexOf('/') + 1) + "/_history/1");
        return consent;
    }

    @Override
    public Optional<RelatedPerson> findPerson(String reference) {
        String owner = reference.endsWith("foreign") ? "Patient/q" : SELF;
        return Optional.of(new RelatedPerson().setPatient(new Reference(owner)));
    }

    @Override
    public List<Consent> grantsOf(String patient) {
        return grants;
    }

    @Override
    public List<String> store(Bundle transaction) {
        stored = transaction;
        List<String> ids = new ArrayList<>();
        transaction.getEntry().forEach(entry -> ids.add(entry.getResource().fhirType() + "/" + ids.size()));
        return ids;
    }
}

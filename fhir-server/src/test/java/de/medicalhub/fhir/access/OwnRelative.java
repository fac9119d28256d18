package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;

/** The daughter of patient-1, who signs in as relative1. */
public final class OwnRelative {
    public static final String PERSON = "RelatedPerson/relative-1";

    private OwnRelative() {}

    /** patient1 lets her read that much. */
    public static Answer grant(String scope) {
        Parameters wish = new Parameters()
                .addParameter("relative", new Reference(PERSON))
                .addParameter("scope", new CodeType(scope));
        return new Rest("patient1").post("Patient/patient-1/$grant-relative", wish);
    }

    /** The Consent that the grant has answered. */
    public static String consentOf(Answer grant) {
        return ((Reference) grant.as(Parameters.class).getParameter("consent").getValue()).getReference();
    }

    /** Everything is opened to her; answers what concerns her in person, by type. */
    static Map<String, String> readsEverything(String mark) {
        Answer granted = grant("everything");
        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        Communication message = new Communication();
        message.setStatus(Communication.CommunicationStatus.COMPLETED);
        message.setSubject(new Reference("Patient/patient-1")).setSender(new Reference(PERSON));
        Imported.put(MinimalResources.withId(message, "hers-" + mark));
        return Map.of(
                "RelatedPerson", PERSON, "Consent", consentOf(granted), "Communication", "Communication/hers-" + mark);
    }
}

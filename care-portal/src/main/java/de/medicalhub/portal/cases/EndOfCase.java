package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Provenance;

/** That a case is over, since when and why (C11); pure. */
public final class EndOfCase {
    private EndOfCase() {}

    /** When it ended; empty while it runs. */
    public static Optional<Instant> at(Case found) {
        return found.plan()
                .filter(plan -> found.hasEnded())
                .map(CarePlan::getPeriod)
                .map(period -> period.hasEnd() ? period.getEnd().toInstant() : Instant.EPOCH);
    }

    /** In words, with the reason where the reader may know it; empty while it runs. */
    public static Optional<Phrase> words(Case found) {
        return at(found)
                .map(at -> reason(found)
                        .map(code -> Phrase.of("case.ended.why", at, Phrase.code("close", code)))
                        .orElseGet(() -> Phrase.of("case.ended", at)));
    }

    /** A case that ended with the consent to it: what was kept stands about the Consent. */
    private static Optional<Provenance> withdrawal(Case found) {
        return found.consents().stream()
                .filter(consent -> consent.getCategory().stream()
                        .anyMatch(category -> Tasks.code(category, HubCodes.CONSENT_PURPOSE)
                                .filter("discharge"::equals)
                                .isPresent()))
                .flatMap(consent -> found.endOf(consent).stream())
                .findFirst();
    }

    private static Optional<String> reason(Case found) {
        return found.ending().or(() -> withdrawal(found)).map(Provenance::getReason).stream()
                .flatMap(reasons -> reasons.stream())
                .flatMap(reason -> Tasks.code(reason, HubCodes.CLOSE_REASON).stream())
                .findFirst();
    }
}

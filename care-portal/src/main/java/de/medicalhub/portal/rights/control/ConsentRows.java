package de.medicalhub.portal.rights.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.rights.entity.ConsentRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Consent;

/** A patient's consents in plain words: those that hold first (D3); pure. */
public final class ConsentRows {
    private static final Set<String> PURPOSES = Set.of("discharge", "referral", "video", HubCodes.RELATIVE);

    private final Texts texts;
    private final Resources found;
    private final Instant now;

    public ConsentRows(Texts texts, Resources found, Instant now) {
        this.texts = texts;
        this.found = found;
        this.now = now;
    }

    public List<ConsentRow> list() {
        return found.all(Consent.class).stream()
                .filter(consent -> PURPOSES.contains(purpose(consent)))
                .sorted(Comparator.comparing((Consent consent) -> !holds(consent, now))
                        .thenComparing(ConsentRows::given, Comparator.reverseOrder()))
                .map(this::row)
                .toList();
    }

    /** What it is for; empty if that is none of the hub's purposes. */
    public static String purpose(Consent consent) {
        return consent.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> HubCodes.CONSENT_PURPOSE.equals(coding.getSystem()) && coding.hasCode())
                .map(coding -> coding.getCode())
                .findFirst()
                .orElse("");
    }

    /** Whether it counts at that moment. */
    public static boolean holds(Consent consent, Instant now) {
        Date end = consent.getProvision().getPeriod().getEnd();
        return consent.getStatus() == Consent.ConsentState.ACTIVE && (end == null || now.isBefore(end.toInstant()));
    }

    private ConsentRow row(Consent consent) {
        String purpose = purpose(consent);
        return new ConsentRow(
                consent.getIdElement().getIdPart(),
                texts.of("consents." + purpose + ".title"),
                texts.of("consents." + purpose + ".text"),
                who(consent),
                texts.say(Phrase.of("consents.since", texts.times().date(given(consent)))),
                texts.of("consents." + purpose + ".consequence"),
                holds(consent, now));
    }

    private String who(Consent consent) {
        return consent.getProvision().getActor().stream()
                .map(actor -> found.nameOf(actor.getReference()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Instant given(Consent consent) {
        Date given = consent.getDateTime();
        return given == null ? Instant.EPOCH : given.toInstant();
    }
}

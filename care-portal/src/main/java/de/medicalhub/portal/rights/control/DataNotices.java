package de.medicalhub.portal.rights.control;

import de.medicalhub.portal.rights.entity.DataNotice;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.StringType;

/** Notices about the patient's data (D6); pure. */
public final class DataNotices {
    /** How long the first page shows one. */
    public static final Duration NEW = Duration.ofDays(14);

    private final Texts texts;

    public DataNotices(Texts texts) {
        this.texts = texts;
    }

    /**
     * What to ask for: the newest ones.
     *
     * @param patient {@code Patient/…}
     */
    public static String query(String patient) {
        return "Communication?subject=" + patient + "&recipient=" + patient
                + "&category=http://terminology.hl7.org/CodeSystem/communication-category|notification"
                + "&_sort=-sent&_count=20";
    }

    /** Those that were sent since then, in the order in which they came. */
    public List<DataNotice> since(Instant moment, List<Communication> found) {
        return found.stream()
                .filter(notice ->
                        notice.hasSent() && !notice.getSent().toInstant().isBefore(moment) && !notice.hasIdentifier())
                .map(notice ->
                        new DataNotice(texts.times().moment(notice.getSent().toInstant()), words(notice)))
                .toList();
    }

    /** The first part is German, the second English. */
    private String words(Communication notice) {
        List<String> parts = notice.getPayload().stream()
                .map(CommunicationPayloadComponent::getContent)
                .filter(StringType.class::isInstance)
                .map(part -> ((StringType) part).getValue())
                .toList();
        boolean english = texts.language() == Language.EN && parts.size() > 1;
        return parts.isEmpty() ? "" : parts.get(english ? 1 : 0);
    }
}

package de.medicalhub.portal.calendar.gateway;

import de.medicalhub.portal.calendar.control.FeedTimes;
import de.medicalhub.portal.calendar.entity.FeedVisit;
import de.medicalhub.portal.records.NoticeAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Asks {@code Appointment/$times} with the portal's service account, which may read no appointment itself. */
@ApplicationScoped
class FhirFeedTimes implements FeedTimes {
    @Inject
    private NoticeAccount account;

    @Override
    public List<FeedVisit> list(String owner, Instant from, Instant until) {
        Parameters wish = new Parameters();
        wish.addParameter().setName("actor").setValue(new StringType(owner));
        wish.addParameter().setName("from").setValue(new InstantType(Date.from(from)));
        wish.addParameter().setName("until").setValue(new InstantType(Date.from(until)));
        Parameters told = account.ask(fhir -> fhir.operation()
                .onType(Appointment.class)
                .named("$times")
                .withParameters(wish)
                .useHttpGet()
                .execute());
        return told.getParameter().stream().map(FhirFeedTimes::visit).toList();
    }

    private static FeedVisit visit(ParametersParameterComponent line) {
        return new FeedVisit(
                text(line, "id"),
                instant(line, "start"),
                instant(line, "end"),
                text(line, "kind"),
                "true".equals(text(line, "cancelled")),
                Integer.parseInt(text(line, "version")));
    }

    private static Instant instant(ParametersParameterComponent line, String name) {
        return value(line, name)
                .filter(InstantType.class::isInstance)
                .map(value -> ((InstantType) value).getValue().toInstant())
                .orElseThrow(() -> new IllegalStateException("A visit without " + name));
    }

    private static String text(ParametersParameterComponent line, String name) {
        return value(line, name).map(Type::primitiveValue).orElse("");
    }

    private static Optional<Type> value(ParametersParameterComponent line, String name) {
        return line.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .map(ParametersParameterComponent::getValue)
                .findFirst();
    }
}

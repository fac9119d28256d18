package de.medicalhub.transport.phone.gateway;

import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.phone.control.Approval;
import de.medicalhub.transport.phone.control.PhoneCall;
import de.medicalhub.transport.phone.control.StandingBook;
import de.medicalhub.transport.phone.control.StandingOrder;
import de.medicalhub.transport.phone.control.StandingOrder.Pickup;
import de.medicalhub.transport.phone.control.StandingOrder.Rhythm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;

/** {@code ServiceRequest/$keep-standing-ride} and {@code $standing-rides} (docs/fhir-model.md). */
@ApplicationScoped
public class FhirStandingOrders implements StandingBook {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Inject
    private FhirClients clients;

    @Override
    public void keep(StandingOrder order, Pickup pickup, String token, Locale language) {
        FhirRideOrders.ask(
                () -> clients.withToken(token)
                        .operation()
                        .onType(ServiceRequest.class)
                        .named("$keep-standing-ride")
                        .withParameters(parameters(order, pickup))
                        .withAdditionalHeader("Accept-Language", language.toLanguageTag())
                        .execute(),
                "standing.changed-meanwhile");
    }

    @Override
    public List<Listed> list(String token, Locale language) {
        return ask(new Parameters(), token, language)
                .map(FhirStandingOrders::listed)
                .toList();
    }

    @Override
    public List<Approval> approvals(String token, Locale language) {
        Parameters only = new Parameters();
        FhirRideOrders.add(only, "approvals-only", new BooleanType(true));
        return ask(only, token, language)
                .map(part -> new Approval(
                        text(part, "approval").orElse(""),
                        text(part, "approval-until").map(LocalDate::parse),
                        LocalDate.parse(text(part, "until").orElseThrow()),
                        truth(part, "ended")))
                .toList();
    }

    private Stream<ParametersParameterComponent> ask(Parameters parameters, String token, Locale language) {
        Parameters answer = FhirRideOrders.ask(
                () -> clients.withToken(token)
                        .operation()
                        .onType(ServiceRequest.class)
                        .named("$standing-rides")
                        .withParameters(parameters)
                        .useHttpGet()
                        .withAdditionalHeader("Accept-Language", language.toLanguageTag())
                        .execute(),
                "standing.changed-meanwhile");
        return answer.getParameter().stream().filter(part -> "order".equals(part.getName()));
    }

    static Parameters parameters(StandingOrder order, Pickup pickup) {
        Parameters said = new Parameters();
        PhoneCall call = order.call();
        order.version().ifPresent(version -> FhirRideOrders.add(said, "version", new StringType(version)));
        FhirRideOrders.who(said, call);
        Rhythm rhythm = order.rhythm();
        rhythm.weekdays().stream()
                .sorted()
                .forEach(day -> FhirRideOrders.add(said, "weekday", new CodeType(StandingOrder.codeOf(day))));
        FhirRideOrders.add(said, "from", new DateType(rhythm.from().toString()));
        FhirRideOrders.add(said, "until", new DateType(rhythm.until().toString()));
        FhirRideOrders.add(said, "on-holidays", new BooleanType(rhythm.onHolidays()));
        rhythm.daysOff().stream()
                .sorted()
                .forEach(day -> FhirRideOrders.add(said, "day-off", new DateType(day.toString())));
        FhirRideOrders.add(said, "ride-time", time(rhythm.time()));
        FhirRideOrders.add(said, "by-appointment", new BooleanType(call.isAppointment()));
        FhirRideOrders.add(said, "pickup-start", time(pickup.start()));
        FhirRideOrders.add(said, "pickup-end", time(pickup.end()));
        FhirRideOrders.add(said, "return", new BooleanType(call.back()));
        rhythm.backAt().ifPresent(at -> FhirRideOrders.add(said, "return-time", time(at)));
        FhirRideOrders.text(said, "approval", order.approval());
        order.approvalUntil()
                .ifPresent(day -> FhirRideOrders.add(said, "approval-until", new DateType(day.toString())));
        FhirRideOrders.add(said, "ended", new BooleanType(order.ended()));
        return said;
    }

    static Listed listed(ParametersParameterComponent part) {
        Rhythm rhythm = new Rhythm(
                values(part, "weekday")
                        .flatMap(code -> StandingOrder.weekday(code.primitiveValue()).stream())
                        .collect(Collectors.toSet()),
                LocalDate.parse(text(part, "from").orElseThrow()),
                LocalDate.parse(text(part, "until").orElseThrow()),
                LocalTime.parse(text(part, "ride-time").orElseThrow()),
                text(part, "return-time").map(LocalTime::parse),
                truth(part, "on-holidays"),
                values(part, "day-off")
                        .map(day -> LocalDate.parse(day.primitiveValue()))
                        .collect(Collectors.toSet()));
        StandingOrder order = new StandingOrder(
                call(part, rhythm),
                text(part, "version"),
                rhythm,
                text(part, "pickup-start")
                        .flatMap(start -> text(part, "pickup-end")
                                .map(end -> new Pickup(LocalTime.parse(start), LocalTime.parse(end)))),
                text(part, "approval").orElse(""),
                text(part, "approval-until").map(LocalDate::parse),
                truth(part, "ended"));
        return new Listed(
                order,
                reference(part, "patient"),
                part.getPart().stream()
                        .filter(leg -> "leg".equals(leg.getName()))
                        .map(FhirStandingOrders::leg)
                        .toList());
    }

    private static PhoneCall call(ParametersParameterComponent part, Rhythm rhythm) {
        return new PhoneCall(
                UUID.fromString(text(part, "number").orElseThrow()),
                reference(part, "carrier"),
                text(part, "name").orElse(""),
                text(part, "phone").orElse(""),
                FhirRideOrders.place(
                        text(part, "pickup-name").orElse(""),
                        values(part, "pickup").map(Address.class::cast).findFirst()),
                FhirRideOrders.place(
                        text(part, "drop-off-name").orElse(""),
                        values(part, "drop-off").map(Address.class::cast).findFirst()),
                rhythm.from().atTime(rhythm.time()).atZone(HubClock.berlin()).toInstant(),
                truth(part, "by-appointment"),
                text(part, "posture").flatMap(Posture::find).orElseThrow(),
                truth(part, "companion"),
                values(part, "need")
                        .flatMap(need -> RideNeed.find(need.primitiveValue()).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                text(part, "note").orElse(""),
                text(part, "required-vehicle").orElse(""),
                reference(part, "required-driver"),
                text(part, "patient-weight").map(Integer::valueOf).orElse(0),
                truth(part, "return"),
                Optional.empty());
    }

    private static Leg leg(ParametersParameterComponent part) {
        return new Leg(
                text(part, "id").orElse(""),
                instant(part, "window-start"),
                instant(part, "planned-pickup"),
                part.getPart().stream().anyMatch(one -> one.getName().equals("times-estimated")),
                state(part),
                text(part, "reason").orElse(""));
    }

    /** What has ended is said by the status, whatever was said on the way. */
    private static String state(ParametersParameterComponent leg) {
        String status = text(leg, "status").orElse("");
        return List.of("cancelled", "failed").contains(status)
                ? status
                : text(leg, "business-status").orElse(status);
    }

    private static Stream<Type> values(ParametersParameterComponent part, String name) {
        return part.getPart().stream()
                .filter(said -> name.equals(said.getName()) && said.hasValue())
                .map(ParametersParameterComponent::getValue);
    }

    private static Optional<String> text(ParametersParameterComponent part, String name) {
        return values(part, name)
                .filter(Type::hasPrimitiveValue)
                .map(Type::primitiveValue)
                .findFirst();
    }

    private static boolean truth(ParametersParameterComponent part, String name) {
        return text(part, name).filter("true"::equals).isPresent();
    }

    private static String reference(ParametersParameterComponent part, String name) {
        return values(part, name)
                .filter(Reference.class::isInstance)
                .map(value -> ((Reference) value).getReferenceElement())
                .map(id -> id.getResourceType() + "/" + id.getIdPart())
                .findFirst()
                .orElse("");
    }

    private static Optional<Instant> instant(ParametersParameterComponent part, String name) {
        return values(part, name)
                .filter(BaseDateTimeType.class::isInstance)
                .map(value -> ((BaseDateTimeType) value).getValue().toInstant())
                .findFirst();
    }

    private static TimeType time(LocalTime time) {
        return new TimeType(TIME.format(time));
    }
}

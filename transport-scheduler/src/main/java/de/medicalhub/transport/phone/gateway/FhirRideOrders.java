package de.medicalhub.transport.phone.gateway;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.phone.control.PhoneCall;
import de.medicalhub.transport.phone.control.RideOrders;
import de.medicalhub.transport.roads.GeoPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** {@code ServiceRequest/$order-ride} and {@code Task/{id}/$ride-ready} (docs/fhir-model.md). */
@ApplicationScoped
public class FhirRideOrders implements RideOrders {
    @Inject
    private FhirClients clients;

    @Override
    public Period store(PhoneCall call, Period window, String token, Locale language) {
        Parameters stored = ask(
                () -> clients.withToken(token)
                        .operation()
                        .onType(ServiceRequest.class)
                        .named("$order-ride")
                        .withParameters(parameters(call, window))
                        .withAdditionalHeader("Accept-Language", language.toLanguageTag())
                        .execute(),
                "phone.stored-otherwise");
        return instant(stored, "start")
                .flatMap(start -> instant(stored, "end").map(end -> new Period(start, end)))
                .orElse(window);
    }

    @Override
    public void ready(String legId, Instant at, String token, Locale language) {
        Parameters parameters = new Parameters();
        add(parameters, "at", moment(at));
        ready(legId, parameters, token, language);
    }

    @Override
    public void notReady(String legId, String token, Locale language) {
        ready(legId, new Parameters(), token, language);
    }

    @Override
    public void cancel(String legId, Cancelling why, String token, Locale language) {
        Parameters parameters = new Parameters();
        add(parameters, "reason", new CodeType(why.reason()));
        add(parameters, "with-return", new BooleanType(why.withReturn()));
        ask(
                () -> clients.withToken(token)
                        .operation()
                        .onInstance(new IdType("Task", legId))
                        .named("$cancel-ride")
                        .withParameters(parameters)
                        .withAdditionalHeader("Accept-Language", language.toLanguageTag())
                        .execute(),
                "phone.cancel.ended");
    }

    private void ready(String legId, Parameters parameters, String token, Locale language) {
        ask(
                () -> clients.withToken(token)
                        .operation()
                        .onInstance(new IdType("Task", legId))
                        .named("$ride-ready")
                        .withParameters(parameters)
                        .withAdditionalHeader("Accept-Language", language.toLanguageTag())
                        .execute(),
                "phone.refused.CONFLICT");
    }

    static Parameters parameters(PhoneCall call, Period window) {
        Parameters parameters = new Parameters();
        who(parameters, call);
        add(parameters, "start", moment(window.start()));
        add(parameters, "end", moment(window.end()));
        call.appointment().ifPresent(at -> add(parameters, "appointment", moment(at)));
        add(parameters, "return", new BooleanType(call.back()));
        call.backAt().ifPresent(at -> add(parameters, "return-at", moment(at)));
        return parameters;
    }

    /** Who rides from where to where, and how. */
    static void who(Parameters parameters, PhoneCall call) {
        add(parameters, "number", new StringType(call.number().toString()));
        add(parameters, "carrier", new Reference(call.carrier()));
        add(parameters, "name", new StringType(call.name()));
        add(parameters, "phone", new StringType(call.phone()));
        add(parameters, "pickup", address(call.from()));
        add(parameters, "drop-off", address(call.to()));
        text(parameters, "pickup-name", call.from().name());
        text(parameters, "drop-off-name", call.to().name());
        add(parameters, "posture", new CodeType(call.posture().code()));
        add(parameters, "companion", new BooleanType(call.companion()));
        call.needs().forEach(need -> add(parameters, "need", new CodeType(need.code())));
        text(parameters, "note", call.note());
        text(parameters, "required-vehicle", call.vehicle());
        if (!call.driver().isEmpty()) {
            add(parameters, "required-driver", new Reference(call.driver()));
        }
        if (call.kilograms() > 0) {
            add(parameters, "patient-weight", new IntegerType(call.kilograms()));
        }
    }

    static void text(Parameters parameters, String name, String value) {
        if (!value.isBlank()) {
            add(parameters, name, new StringType(value));
        }
    }

    static void add(Parameters parameters, String name, Type value) {
        parameters.addParameter().setName(name).setValue(value);
    }

    private static Address address(Place place) {
        Address address = new Address();
        if (!place.address().line().isBlank()) {
            address.addLine(place.address().line());
        }
        if (!place.address().postcode().isBlank()) {
            address.setPostalCode(place.address().postcode());
        }
        if (!place.address().town().isBlank()) {
            address.setCity(place.address().town());
        }
        place.address().position().ifPresent(at -> {
            Extension position = address.addExtension().setUrl(HubCodes.GEOLOCATION);
            position.addExtension("latitude", new DecimalType(at.latitude()));
            position.addExtension("longitude", new DecimalType(at.longitude()));
            if (place.address().byHand()) {
                address.addExtension(HubCodes.POSITION_BY_HAND, new BooleanType(true));
            }
        });
        return address;
    }

    /** The place that is written there. */
    static Place place(String name, Optional<Address> written) {
        Address address = written.orElseGet(Address::new);
        Optional<GeoPoint> position = Optional.ofNullable(address.getExtensionByUrl(HubCodes.GEOLOCATION))
                .flatMap(found -> decimal(found, "latitude")
                        .flatMap(north -> decimal(found, "longitude").map(east -> new GeoPoint(north, east))));
        return new Place(
                name,
                new de.medicalhub.transport.roads.Address(
                        address.getLine().stream()
                                .map(PrimitiveType::getValue)
                                .findFirst()
                                .orElse(""),
                        Optional.ofNullable(address.getPostalCode()).orElse(""),
                        Optional.ofNullable(address.getCity()).orElse(""),
                        position,
                        position.isPresent() && address.hasExtension(HubCodes.POSITION_BY_HAND)));
    }

    private static Optional<Double> decimal(Extension position, String name) {
        return Optional.ofNullable(position.getExtensionByUrl(name))
                .map(Extension::getValue)
                .filter(DecimalType.class::isInstance)
                .map(value -> ((DecimalType) value).getValue().doubleValue());
    }

    private static DateTimeType moment(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone("UTC"));
    }

    private static Optional<Instant> instant(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(Parameters.ParametersParameterComponent::getValue)
                .filter(BaseDateTimeType.class::isInstance)
                .map(value -> ((BaseDateTimeType) value).getValue().toInstant())
                .findFirst();
    }

    /** @param conflict key of what is said if the record holds something else */
    static Parameters ask(Supplier<Parameters> question, String conflict) {
        try {
            return question.get();
        } catch (FhirClientConnectionException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The records do not answer at the moment.", e);
        } catch (BaseServerResponseException e) {
            ProblemKind kind = Arrays.stream(ProblemKind.values())
                    .filter(one -> one.httpStatus() == e.getStatusCode())
                    .findFirst()
                    .orElse(ProblemKind.FAULT);
            if (kind == ProblemKind.FAULT) {
                throw new HubException(kind, "The records failed at a phone order.", e);
            }
            throw refused(kind, e.getOperationOutcome(), conflict);
        }
    }

    /** What the record says is wrong goes before what can be said in general. */
    static RefusedException refused(ProblemKind kind, @Nullable IBaseOperationOutcome said, String conflict) {
        String why = kind != ProblemKind.CONFLICT && said instanceof OperationOutcome outcome
                ? outcome.getIssue().stream()
                        .map(issue -> issue.getDetails().getText())
                        .filter(sentence -> sentence != null && !sentence.isBlank())
                        .distinct()
                        .collect(Collectors.joining(" "))
                : "";
        boolean named = (kind == ProblemKind.INVALID || kind == ProblemKind.RULE) && !why.isEmpty();
        return named
                ? new RefusedException(kind, "phone.refused.said", why)
                : new RefusedException(kind, kind == ProblemKind.CONFLICT ? conflict : "phone.refused." + kind);
    }
}

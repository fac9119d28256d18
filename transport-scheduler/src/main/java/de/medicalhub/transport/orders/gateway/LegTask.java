package de.medicalhub.transport.orders.gateway;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Pharmacy;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.orders.control.Order;
import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** Reads a wish out of a leg Task as docs/fhir-model.md describes it; what is missing stays empty. */
final class LegTask {
    private static final Set<Task.TaskStatus> WITHDRAWN =
            Set.of(Task.TaskStatus.CANCELLED, Task.TaskStatus.ENTEREDINERROR);

    private static final Set<Task.TaskStatus> ENDED =
            Set.of(Task.TaskStatus.COMPLETED, Task.TaskStatus.FAILED, Task.TaskStatus.REJECTED);

    private LegTask() {}

    /** Without what the directory says of the pharmacy. */
    static Order read(Task task, Patient patient) {
        return read(task, patient, Pharmacy.UNKNOWN);
    }

    /** @param pharmacy what the directory says of {@link #supplierOf} */
    static Order read(Task task, Patient patient, Pharmacy pharmacy) {
        Optional<TransportRequest> request =
                WITHDRAWN.contains(task.getStatus()) ? Optional.empty() : Optional.of(request(task, patient, pharmacy));
        return new Order(
                task.getIdElement().getIdPart(),
                task.getIdElement().getVersionIdPartAsLong(),
                task.getMeta().getLastUpdated().toInstant(),
                request,
                ENDED.contains(task.getStatus()),
                Optional.empty());
    }

    private static TransportRequest request(Task task, Patient patient, Pharmacy pharmacy) {
        boolean delivery = isDelivery(task);
        return new TransportRequest(
                task.getIdElement().getIdPart(),
                delivery ? JobKind.DELIVERY : JobKind.RIDE,
                caseId(task),
                carrier(task),
                patientOf(task).orElse(""),
                Optional.ofNullable(patient.getNameFirstRep().getNameAsSingleString())
                        .orElse(""),
                phone(patient),
                place(task, "pickup"),
                place(task, "drop-off"),
                window(task),
                text(task, "posture").flatMap(Posture::find),
                input(task, "companion", BooleanType.class)
                        .map(BooleanType::booleanValue)
                        .orElse(false),
                needs(task),
                priority(task),
                supplierOf(task),
                text(task, "ride-note").orElse(""),
                day(task),
                pharmacy,
                demands(task));
    }

    private static Demands demands(Task task) {
        return new Demands(
                instant(task, "appointment"),
                text(task, "required-vehicle").orElse(""),
                input(task, "required-driver", Reference.class)
                        .map(Reference::getReferenceElement)
                        .filter(driver -> "Practitioner".equals(driver.getResourceType()) && driver.hasIdPart())
                        .map(driver -> "Practitioner/" + driver.getIdPart())
                        .orElse(""),
                input(task, "patient-weight", IntegerType.class)
                        .filter(IntegerType::hasValue)
                        .map(IntegerType::getValue)
                        .filter(kilograms -> kilograms > 0)
                        .orElse(0));
    }

    private static Optional<LocalDate> day(Task task) {
        return input(task, "ride-day", DateType.class)
                .filter(day -> day.hasValue() && day.getPrecision() == TemporalPrecisionEnum.DAY)
                .map(day -> LocalDate.parse(day.getValueAsString()));
    }

    private static int priority(Task task) {
        return task.hasPriority()
                ? switch (task.getPriority()) {
                    case URGENT -> 2;
                    case ASAP -> 3;
                    case STAT -> 4;
                    default -> 1;
                }
                : 1;
    }

    private static boolean isDelivery(Task task) {
        return task.getCode().hasCoding(HubCodes.TASK_CODE, HubCodes.TASK_DELIVERY_LEG);
    }

    /** Reference to the pharmacy of a delivery, relative, whatever server stands before it; empty of a ride, or if none is named. */
    static String supplierOf(Task task) {
        if (!isDelivery(task)) {
            return "";
        }
        return input(task, "supplier", Reference.class)
                .map(Reference::getReferenceElement)
                .filter(pharmacy -> "Organization".equals(pharmacy.getResourceType()) && pharmacy.hasIdPart())
                .map(pharmacy -> "Organization/" + pharmacy.getIdPart())
                .orElse("");
    }

    private static Set<RideNeed> needs(Task task) {
        return task.getInput().stream()
                .filter(input -> input.getType().hasCoding(HubCodes.TASK_PARAMETER, "ride-need"))
                .map(Task.ParameterComponent::getValue)
                .filter(Type::hasPrimitiveValue)
                .flatMap(need -> RideNeed.find(need.primitiveValue()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reference to the patient, if the Task names one. */
    static Optional<String> patientOf(Task task) {
        return Optional.ofNullable(task.getFor().getReference());
    }

    /** Relative, whatever server stands before it. */
    private static String carrier(Task task) {
        IIdType owner = task.getOwner().getReferenceElement();
        return "Organization".equals(owner.getResourceType()) && owner.hasIdPart()
                ? owner.getResourceType() + "/" + owner.getIdPart()
                : "";
    }

    private static Optional<UUID> caseId(Task task) {
        if (!HubCodes.CASE_SYSTEM.equals(task.getGroupIdentifier().getSystem())) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(task.getGroupIdentifier().getValue()).map(UUID::fromString);
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    private static String phone(Patient patient) {
        return patient.getTelecom().stream()
                .filter(contact -> contact.getSystem() == ContactPoint.ContactPointSystem.PHONE && contact.hasValue())
                .map(ContactPoint::getValue)
                .findFirst()
                .orElse("");
    }

    private static Place place(Task task, String name) {
        Address address = input(task, name, org.hl7.fhir.r4.model.Address.class)
                .map(LegTask::address)
                .orElseGet(() -> new Address("", "", "", Optional.empty()));
        return new Place(text(task, name + "-name").orElse(""), address);
    }

    private static Address address(org.hl7.fhir.r4.model.Address address) {
        String line = address.getLine().stream()
                .map(PrimitiveType::getValue)
                .filter(part -> part != null && !part.isBlank())
                .findFirst()
                .orElse("");
        String postcode = address.hasPostalCode() ? address.getPostalCode() : "";
        String town = address.hasCity() ? address.getCity() : "";
        Optional<GeoPoint> position = position(address);
        return new Address(line, postcode, town, position, position.isPresent() && isByHand(address));
    }

    private static boolean isByHand(org.hl7.fhir.r4.model.Address address) {
        Extension byHand = address.getExtensionByUrl(HubCodes.POSITION_BY_HAND);
        return byHand != null && byHand.getValue() instanceof BooleanType said && said.booleanValue();
    }

    private static Optional<GeoPoint> position(org.hl7.fhir.r4.model.Address address) {
        Extension position = address.getExtensionByUrl(HubCodes.GEOLOCATION);
        if (position == null) {
            return Optional.empty();
        }
        Optional<Double> latitude = decimal(position, "latitude");
        Optional<Double> longitude = decimal(position, "longitude");
        return latitude.flatMap(north -> longitude.flatMap(east -> onEarth(north, east)));
    }

    private static Optional<Double> decimal(Extension position, String name) {
        Extension part = position.getExtensionByUrl(name);
        return part != null && part.getValue() instanceof DecimalType value && value.hasValue()
                ? Optional.of(value.getValue().doubleValue())
                : Optional.empty();
    }

    private static Optional<GeoPoint> onEarth(double latitude, double longitude) {
        boolean real = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        return real ? Optional.of(new GeoPoint(latitude, longitude)) : Optional.empty();
    }

    private static Optional<Period> window(Task task) {
        Optional<Instant> start = instant(task, "window-start");
        Optional<Instant> end = instant(task, "window-end");
        return start.flatMap(from -> end.map(to -> new Period(from, to)));
    }

    private static Optional<Instant> instant(Task task, String name) {
        return input(task, name, BaseDateTimeType.class)
                .filter(PrimitiveType::hasValue)
                .map(time -> time.getValue().toInstant());
    }

    private static Optional<String> text(Task task, String name) {
        return input(task, name, Type.class).filter(Type::hasPrimitiveValue).map(Type::primitiveValue);
    }

    private static <T extends Type> Optional<T> input(Task task, String name, Class<T> type) {
        return task.getInput().stream()
                .filter(input -> input.getType().hasCoding(HubCodes.TASK_PARAMETER, name))
                .map(Task.ParameterComponent::getValue)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}

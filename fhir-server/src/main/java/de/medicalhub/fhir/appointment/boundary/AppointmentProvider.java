package de.medicalhub.fhir.appointment.boundary;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.appointment.control.BookAppointment;
import de.medicalhub.fhir.appointment.control.Booker;
import de.medicalhub.fhir.appointment.control.BookingRequest;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code POST Appointment/$book}. Who may call it stands in the access table, which was asked before. */
@Component
@FhirProvider
public class AppointmentProvider {
    private final Access access;
    private final BookAppointment booking;

    AppointmentProvider(Access access, BookAppointment booking) {
        this.access = access;
        this.booking = booking;
    }

    /**
     * With an Appointment or with Parameters that hold one. Answers 201 with the Appointment; see {@link CreatedListener}.
     *
     * @param body HAPI gives what the body holds, whichever type it is
     */
    @Operation(
            name = "$book",
            type = Appointment.class,
            canonicalUrl = "https://gematik.de/fhir/isik/v3/Terminplanung/OperationDefinition/AppointmentBook")
    public Appointment book(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        BookingRequest wanted = BookingRequest.read(body instanceof Resource resource ? resource : null);
        Booker booker = new Booker(
                access.organisations(request),
                resource -> access.mayReadWithoutEmergency(request, resource),
                resource -> access.mayName(request, resource),
                access.caller(request).has(Role.HOSPITAL_SYSTEM));
        Appointment booked = booking.book(wanted, booker);
        CreatedListener.created(request);
        return booked;
    }
}

package de.medicalhub.portal.numbers.boundary;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.numbers.control.NumbersCsv;
import de.medicalhub.portal.numbers.control.ReadNumbers;
import de.medicalhub.portal.records.Disposition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;

/** Numbers as a file (K3). */
@Path("numbers")
@RequestScoped
public class NumbersResource {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MOST_MONTHS = 36;

    @Inject
    private ReadNumbers numbers;

    @Inject
    private Clock clock;

    /**
     * The last months that are over.
     *
     * @param months from 1 to 36
     * @param mark whether a byte order mark leads, which Excel needs to read umlauts
     */
    @GET
    @Path("csv")
    @Produces("text/csv; charset=utf-8; header=present")
    @RolesAllowed({"admin", "discharge-manager"})
    public Response csv(
            @QueryParam("months") @DefaultValue("12") int months,
            @QueryParam("bom") @DefaultValue("false") boolean mark) {
        if (months < 1 || months > MOST_MONTHS) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return Response.ok((mark ? BYTE_ORDER_MARK : "") + NumbersCsv.of(numbers.ofMonths(months)))
                .header(
                        "Content-Disposition",
                        new Disposition(
                                        "attachment",
                                        "Kennzahlen-" + LocalDate.ofInstant(clock.instant(), HubClock.berlin())
                                                + ".csv")
                                .value())
                .build();
    }
}

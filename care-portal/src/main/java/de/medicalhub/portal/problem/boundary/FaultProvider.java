package de.medicalhub.portal.problem.boundary;

import de.medicalhub.common.problem.IncidentId;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.problem.Problems;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.util.Iterator;
import org.slf4j.LoggerFactory;

/**
 * A fault while a page was only asked for a part of itself: the page stays with what was typed in it, and says that the server
 * did not answer (X4). PrimeFaces' handler would lead away to the error page.
 */
public class FaultProvider extends ExceptionHandlerFactory {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(FaultProvider.class));

    /** For Faces, which chains factories by this constructor. */
    public FaultProvider(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new StayingHere(getWrapped().getExceptionHandler());
    }

    private static final class StayingHere extends ExceptionHandlerWrapper {
        StayingHere(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            FacesContext context = FacesContext.getCurrentInstance();
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            if (events.hasNext()
                    && context.getPartialViewContext().isAjaxRequest()
                    && !context.getExternalContext().isResponseCommitted()) {
                tell(context, events.next().getContext().getException());
                events.remove();
            }
            super.handle();
        }

        private static void tell(FacesContext context, Throwable thrown) {
            ProblemKind kind = Problems.kindOf(thrown);
            IncidentId incident = LOG.note(kind, "a part of a page was answered " + kind, thrown);
            ExternalContext answer = context.getExternalContext();
            answer.responseReset();
            answer.setResponseStatus(kind.httpStatus());
            answer.setResponseHeader("Incident", incident.toString());
            context.responseComplete();
        }
    }
}

package de.medicalhub.portal.problem.boundary;

import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIParameter;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;
import java.util.Map;

/**
 * A button in a list acts on the row that was looked at (X9). Faces finds a button by its place in the list, and another tab or
 * another person may have changed the list meanwhile: so the button carries the key of its row, which is compared before it acts.
 */
public class RowListener implements ActionListener {
    /** The parameter of a button that carries the key of its row. */
    static final String ROW = "row";

    private final ActionListener wrapped;

    /** For Faces, which chains listeners by this constructor. */
    public RowListener(ActionListener wrapped) {
        this.wrapped = wrapped;
    }

    @Override
    public void processAction(ActionEvent event) {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        boolean meant = event.getComponent().getChildren().stream()
                .filter(UIParameter.class::isInstance)
                .map(UIParameter.class::cast)
                .filter(parameter -> ROW.equals(parameter.getName()))
                .allMatch(parameter -> isMeant(parameter.getValue(), sent));
        if (meant) {
            wrapped.processAction(event);
        } else {
            FormFaults.say("", CDI.current().select(Speaker.class).get().key("row.changed"));
        }
    }

    /**
     * Whether the row at the button's place is the one that was looked at.
     *
     * @param key of the row that stands there now
     * @param sent what the browser has sent, by name
     */
    static boolean isMeant(Object key, Map<String, String> sent) {
        return key.toString().equals(sent.get(ROW));
    }
}

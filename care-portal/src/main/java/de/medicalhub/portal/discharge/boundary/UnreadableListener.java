package de.medicalhub.portal.discharge.boundary;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import java.util.Iterator;

/** Lets the rules of a form speak in the same round in which something in it was unreadable (D5). */
final class UnreadableListener {
    private UnreadableListener() {}

    /**
     * Takes over what could be read and empties what could not, so that the rules see the form as it stands. What was typed is
     * shown again all the same: an unreadable field keeps its words.
     */
    static void takeOver(FacesContext context, UIComponent part) {
        if (part instanceof UIInput input) {
            takeOver(context, input);
        }
        for (Iterator<UIComponent> parts = part.getFacetsAndChildren(); parts.hasNext(); ) {
            takeOver(context, parts.next());
        }
    }

    private static void takeOver(FacesContext context, UIInput input) {
        if (input.isValid()) {
            input.updateModel(context);
        } else if (input.getValueExpression("value") != null) {
            input.getValueExpression("value").setValue(context.getELContext(), null);
        }
    }
}

/** The hub's directory of medicines, asked with the user's own token. */
@NullMarked
package de.medicalhub.portal.medication.gateway;

import org.jspecify.annotations.NullMarked;

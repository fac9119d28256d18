@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.discharge.control;

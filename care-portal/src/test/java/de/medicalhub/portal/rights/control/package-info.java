@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.rights.control;

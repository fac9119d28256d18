@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.ending.control;

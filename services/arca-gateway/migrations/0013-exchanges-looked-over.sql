-- expands: looks over what was promised, while others write
select platform.check_bound('exchanges');
